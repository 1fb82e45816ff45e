using System.IO;
using NumVid.Formats.Movies;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Golden;

/// <content>Files of streams that were made elsewhere.</content>
internal static partial class GoldenRecipes
{
    private static void WriteKept(string path, string clip)
    {
        using (var data = new Nv12DataSet($"{path}?openMode=create"))
        {
            data.Commit();
        }

        using var folder = new TemporaryFolder();
        var movie = GrayMovie.Read(Path.Combine(GoldenFiles.Folder, "clips", clip));
        Nv12KeptVideo.Add(path, "kept", movie, -2.5, 7.25, [], folder.Path);
    }
}
