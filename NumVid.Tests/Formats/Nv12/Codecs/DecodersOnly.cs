using System.IO;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12;
using NumVid.Tests.Formats.Nv12.Golden;

namespace NumVid.Tests.Formats.Nv12.Codecs;

/// <summary>What a process does whose library has decoders alone; each result is a line.</summary>
internal static class DecodersOnly
{
    /// <summary>Reads and verifies all golden files, then tries to write.</summary>
    internal static int Run(string folder, TextWriter output)
    {
        foreach (var name in GoldenRecipes.Names)
        {
            var path = GoldenFiles.PathOf(name);
            output.WriteLine($"{name} is sound: {Nv12Fixity.Check(path).IsSound}");
            foreach (var line in GoldenFiles.ReadBy(path))
            {
                output.WriteLine($"{name} {line}");
            }
        }

        foreach (var quality in new[] { "lossless", "codec=hevc", "codec=ffv1", "codec=jpeg2000", "codec=auto" })
        {
            output.WriteLine($"{quality}: {Write(Path.Combine(folder, "new.nv12"), quality)}");
        }

        return 0;
    }

    private static string Write(string path, string quality)
    {
        int[] shape = [3, 20, 30];
        try
        {
            using var dataSet = new Nv12DataSet($"{path}?openMode=create&quality={quality}");
            dataSet.AddVariable<float>(
                "t", TestFields.Shaped(TestFields.Smooth<float>(shape, 1), shape), "t", "y", "x");
            return "written";
        }
        catch (MissingLibraryException e)
        {
            return e.Message;
        }
    }
}
