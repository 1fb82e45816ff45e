using System.IO;
using System.Linq;
using NumVid.Formats;
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

    // Two variables whose values are the code streams of their messages, and the original that is made of them.
    private static void WritePacked(string path, string messages, string threads)
    {
        using var source = Originals.Open(Path.Combine(GoldenFiles.Folder, "clips", messages));
        using var target = new Nv12DataSet($"{path}?openMode=create&quality=restorable{threads}");
        target.IsAutocommitEnabled = false;
        foreach (var variable in source.Variables.Where(
            variable => variable.Rank > 1 && variable.TypeOfData == typeof(float)))
        {
            target.AddVariable<float>(
                variable.Name, variable.GetData(), [.. variable.Dimensions.Select(dimension => dimension.Name)]);
        }

        Originals.Keep(target, source);
        target.Commit();
    }
}
