using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Compare.Transfer;
using NumVid.Formats;
using NumVid.Formats.Errors;
using NumVid.Formats.Movies;
using NumVid.Formats.Nv12;
using NumVid.Formats.Nv12.Seed;

namespace NumVid.Compare.Arrays;

/// <summary>Copies a gray video into a new .nv12 file without encoding it again.</summary>
internal static class KeptImport
{
    private const string Format = "nv12";
    private static readonly Dictionary<string, string> s_noOptions = [];

    /// <summary>Makes the file.</summary>
    /// <param name="input">The video.</param>
    /// <param name="range">The values of its smallest and its largest sample; null where samples are values.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="output">The file to make; its folder exists.</param>
    /// <param name="overwrites">Whether an existing output is replaced.</param>
    /// <param name="onFrame">Told the number of frames read so far.</param>
    /// <exception cref="UsageException">The output is another format.</exception>
    /// <exception cref="UnsupportedDataException">The stream cannot be kept.</exception>
    internal static ArrayImport Run(
        string input, SeedRange? range, string name, string output, bool overwrites, Action<int> onFrame)
    {
        if (NumVidProviders.ProviderNameOf(output) != Format)
        {
            throw new UsageException($"'--keep-stream' makes .nv12 files, which '{output}' is not.");
        }

        var movie = GrayMovie.Read(input, onFrame);
        var array = range is null ? MovieSource.Describe(movie) : ArrayDescription.None;
        var (minimum, maximum) = range is { } given
            ? (given.Minimum, given.Maximum) : (0.0, (1 << movie.Description.BitDepth) - 1);
        using var work = WorkFolder.CreateIn(Path.GetDirectoryName(Path.GetFullPath(output))!);
        var unfinished = work.File("output.nv12");
        try
        {
            using (var target = NewFile.Create(unfinished, s_noOptions))
            {
                target.IsAutocommitEnabled = false;
                foreach (var coordinate in array.Coordinates)
                {
                    coordinate.AddTo(target);
                }

                target.Commit();
            }

            var parts = work.File("streams");
            Directory.CreateDirectory(parts);
            Nv12KeptVideo.Add(unfinished, name, movie, minimum, maximum, array.Attributes, parts);
        }
        catch (IOException exception) when (exception is not InvalidFileException and not FileNotFoundException)
        {
            throw new IOException($"'{output}' could not be written: {exception.Message}", exception);
        }

        File.Move(unfinished, output, overwrites);
        int[] shape = [movie.FrameCount, movie.Description.Height, movie.Description.Width];
        return new ArrayImport(shape, typeof(float), new FileInfo(output).Length, [.. array.Warnings.Distinct()]);
    }
}
