using System;
using System.IO;
using System.Linq;

namespace NumVid.Compare.Comparison;

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
        var place = Path.Combine(keepFolder, SafeName(folder));
        Directory.CreateDirectory(place);
        var target = Path.Combine(place, SafeName(configuration.Name) + configuration.Extension);
        File.Move(path, target, overwrite: true);
        return Path.GetRelativePath(Path.GetDirectoryName(keepFolder)!, target).Replace('\\', '/');
    }

    // Names come from files of strangers: nothing of them may reach the file system but letters, digits, '-' and '.'.
    private static string SafeName(string name)
    {
        var safe = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_')).TrimStart('.');
        var isChanged = !safe.Equals(name, StringComparison.Ordinal) && name.Any(c => !char.IsAscii(c));
        return safe.Length > 0 && !isChanged ? safe : $"{safe}_{StableHash(name):x8}";
    }

    // FNV-1a: two names that differ only in letters that are not allowed must not share a file, in any run.
    private static uint StableHash(string name) => name.Aggregate(2166136261, (hash, c) => (hash ^ c) * 16777619);
}
