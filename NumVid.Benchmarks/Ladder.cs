using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using NumVid.Formats;
using NumVid.Formats.Nv12;
using NumVid.Formats.Nv12.Seed;
using NumVid.Formats.Quality;

namespace NumVid.Benchmarks;

/// <summary>The presets on the three fields that the seed's own chain was measured on, beside what it reached
/// there.</summary>
/// <remarks>Run with <c>NUMVID_FIELDS=FOLDER dotnet run -c Release --project NumVid.Benchmarks -- ladder [FIELD or
/// PRESET...]</c>. Ratios are 4 bytes a value over the bytes of the whole file; errors are those of the file read back,
/// as a part of the field's range.</remarks>
internal static class Ladder
{
    private const string WindFile = "video_min-6.076788168243806_max5.021517778572543_fc1301.mp4";

    // Ratio and mean error of the seed's chain: global range, truncation, MP4, x265 slow.
    private static readonly Dictionary<(string Field, string Preset), (double Ratio, double MeanError)> s_seed = new()
    {
        [("wind", "extreme")] = (2156.99, 3.33e-2),
        [("wind", "max")] = (409.81, 8.13e-3),
        [("wind", "vhigh")] = (146.06, 2.02e-3),
        [("wind", "C4-JP2K")] = (16.18, 3.16e-3),
        [("wind", "high")] = (123.11, 1.50e-3),
        [("wind", "avg")] = (68.55, 7.81e-4),
        [("wind", "low")] = (50.05, 5.01e-4),
        [("wind", "vlow")] = (10.88, 8.17e-5),
        [("wind", "LL-JP2K")] = (2.69, 7.62e-6),
        [("prect", "extreme")] = (2487.08, 8.50e-3),
        [("prect", "max")] = (616.71, 4.69e-3),
        [("prect", "vhigh")] = (143.43, 2.01e-3),
        [("prect", "C4-JP2K")] = (16.02, 2.94e-4),
        [("prect", "high")] = (79.43, 1.43e-3),
        [("prect", "avg")] = (40.11, 8.35e-4),
        [("prect", "low")] = (22.43, 4.10e-4),
        [("prect", "vlow")] = (8.28, 1.04e-4),
        [("prect", "LL-JP2K")] = (4.72, 8.32e-6),
        [("hrrr_t", "extreme")] = (1762.39, 1.55e-2),
        [("hrrr_t", "max")] = (324.75, 7.12e-3),
        [("hrrr_t", "vhigh")] = (58.37, 3.02e-3),
        [("hrrr_t", "C4-JP2K")] = (15.98, 8.80e-4),
        [("hrrr_t", "high")] = (34.25, 1.92e-3),
        [("hrrr_t", "avg")] = (19.31, 9.86e-4),
        [("hrrr_t", "low")] = (12.57, 4.72e-4),
        [("hrrr_t", "vlow")] = (5.13, 8.16e-5),
        [("hrrr_t", "LL-JP2K")] = (3.38, 7.64e-6),
    };

    /// <summary>Writes, reads and prints.</summary>
    /// <param name="names">The fields and presets to run; all fields when none is named, and all presets
    /// likewise.</param>
    internal static void Run(IReadOnlyCollection<string> names)
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("NUMVID_FIELDS")
            ?? throw new InvalidOperationException(
            "NUMVID_FIELDS is not set; it names the folder that holds fields/."), "fields");
        Console.WriteLine("| field | preset | ratio | seed's | mean error / R | seed's | max error / R | codec | write "
            + "s | read s | |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var (name, read) in Chosen(FieldsIn(folder), field => field.Name, names))
        {
            var values = read();
            foreach (var preset in Chosen(QualityPreset.Known.Select(known => known.Name), preset => preset, names))
            {
                RunOne(name, values, preset);
            }
        }
    }

    private static IEnumerable<(string Name, Func<float[,,]> Read)> FieldsIn(string folder)
    {
        yield return ("wind", () => ReadWind(Path.Combine(folder, WindFile)));
        yield return ("prect", () => ReadVariable(Path.Combine(folder, "prect_60d.nc"), "PRECT"));
        yield return ("hrrr_t", () => ReadVariable(Path.Combine(folder, "hrrr_tsfc_lambert.grib2"), "t"));
    }

    private static T[] Chosen<T>(IEnumerable<T> all, Func<T, string> nameOf, IReadOnlyCollection<string> names)
    {
        T[] known = [.. all];
        T[] named = [.. known.Where(item => names.Contains(nameOf(item)))];
        return named.Length > 0 ? named : known;
    }

    private static float[,,] ReadWind(string path)
    {
        using var video = SeedVideo.Open(path, SeedName.FindRange(path)!.Value);
        var values = new float[video.FrameCount, video.Height, video.Width];
        var flat = Flat(values);
        var size = video.Height * video.Width;
        for (var frame = 0; frame < video.FrameCount; frame++)
        {
            video.ReadFrame(flat.Slice(frame * size, size));
        }

        return values;
    }

    private static float[,,] ReadVariable(string path, string name)
    {
        using var data = NumVidProviders.OpenRead(path);
        var read = data.Single(variable => variable.Name == name).GetData();
        var result = new float[read.Length / read.GetLength(read.Rank - 2) / read.GetLength(
            read.Rank - 1), read.GetLength(read.Rank - 2), read.GetLength(read.Rank - 1)];
        Buffer.BlockCopy(read, 0, result, 0, Buffer.ByteLength(read));
        return result;
    }

    private static void RunOne(string field, float[,,] values, string preset)
    {
        var path = Path.Combine(Path.GetTempPath(), $"numvid-ladder-{Environment.ProcessId}.nv12");
        try
        {
            var watch = Stopwatch.StartNew();
            Nv12Array.Write(path, values, $"preset={preset}");
            var writeSeconds = watch.Elapsed.TotalSeconds;
            watch.Restart();
            var read = Nv12Array.Read(path);
            var readSeconds = watch.Elapsed.TotalSeconds;
            using var data = new Nv12DataSet($"{path}?openMode=readOnly");
            var codec = data.Describe()[0].Codec;
            var ratio = sizeof(float) * (double)values.Length / new FileInfo(path).Length;
            var (mean, max) = ErrorsOf(values, read);
            var seed = s_seed[(field, preset)];
            var verdict =
                string.Join(
                " and ", new[] { ratio < seed.Ratio ? "larger file" : null, mean > seed.MeanError ? "larger error"
                : null }.OfType<string>());
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {field} | {preset} | {ratio:F2} | {seed.Ratio:F2} | {mean:E2} | {seed.MeanError:E2} | {max:E2} | "
                    + $"{codec} | {writeSeconds:F1} | {readSeconds:F1} | {verdict} |"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (double Mean, double Max) ErrorsOf(float[,,] expected, float[,,] actual)
    {
        var (sum, max, low, high) = (0.0, 0.0, double.PositiveInfinity, double.NegativeInfinity);
        var a = Flat(expected);
        var b = Flat(actual);
        for (var i = 0; i < a.Length; i++)
        {
            var error = Math.Abs((double)a[i] - b[i]);
            sum += error;
            max = Math.Max(max, error);
            low = Math.Min(low, a[i]);
            high = Math.Max(high, a[i]);
        }

        return (sum / a.Length / (high - low), max / (high - low));
    }

    private static Span<float> Flat(float[,,] values) => MemoryMarshal.CreateSpan(ref values[0, 0, 0], values.Length);
}
