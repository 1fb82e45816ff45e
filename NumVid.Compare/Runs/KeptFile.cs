using System.IO;
using NumVid.Compare.Configurations;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Runs;

/// <summary>Names and places the files that <c>--keep</c> leaves behind.</summary>
internal static class KeptFile
{
    /// <summary>Moves a finished file to its place, replacing an older one.</summary>
    /// <param name="path">The finished file.</param>
    /// <param name="keepFolder">The folder of kept files, inside the output folder.</param>
    /// <param name="folder">The variable, or <c>all</c>.</param>
    /// <param name="configuration">The configuration.</param>
    /// <returns>The path relative to the output folder, with forward slashes.</returns>
    internal static string Move(string path, string keepFolder, string folder, FormatConfiguration configuration)
    {
        var place = Path.Combine(keepFolder, SafeFileName.Of(folder));
        Directory.CreateDirectory(place);
        var target = Path.Combine(place, SafeFileName.Of(configuration.Name) + configuration.Extension);
        File.Move(path, target, overwrite: true);
        return Path.GetRelativePath(Path.GetDirectoryName(keepFolder)!, target).Replace('\\', '/');
    }
}
