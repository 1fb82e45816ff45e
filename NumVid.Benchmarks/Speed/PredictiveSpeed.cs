using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Formats;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Predictive;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Scaling;
using NumVid.Formats.Nv12.Segments;
using NumVid.Formats.Quality;

namespace NumVid.Benchmarks.Speed;

/// <summary>The predictive codec on one core, warm: megabytes of float32 a second of processor time, and
/// bytes.</summary>
/// <remarks>Run with <c>dotnet run -c Release --project NumVid.Benchmarks -- predictive [FILE...]</c>. Of each file's
/// variables the one with the most values is coded, cut into segments as a file is. Each figure is the best of
/// three.</remarks>
internal static class PredictiveSpeed
{
    private const int Rounds = 3;
    private const double Megabyte = 1e6;

    private static readonly string[] s_files =
        ["era5_t2m_uk_hourly.grib", "prect_60d.nc", "hrrr_tsfc_lambert.grib2"];

    /// <summary>Prints the table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="names">Names of files in fields/ or paths; three when none is given.</param>
    internal static int Run(TextWriter output, string[] names)
    {
        output.WriteLine("| file | bound, part of the range | effort | bytes | encode MB/s | decode MB/s |");
        output.WriteLine("|---|---:|---|---:|---:|---:|");
        foreach (var name in names.Length > 0 ? names : s_files)
        {
            using var source = NumVidProviders.OpenRead(File.Exists(name) ? name : FieldFolder.File(name));
            var field = source.Variables
                .MaxBy(variable => variable.GetShape().Aggregate(1L, (all, extent) => all * extent))!;
            var shape = field.GetShape();
            var values = field.GetData().Cast<object>()
                .Select(value => Convert.ToSingle(value, CultureInfo.InvariantCulture)).ToArray();
            foreach (var part in new[] { QualityTerms.DefaultLevelRangeFactor, 1e-2 })
            {
                foreach (var effort in new[] { CodingEffort.Fast, CodingEffort.Normal, CodingEffort.Best })
                {
                    var (bytes, encode, decode) = Measure(values, shape, part, effort);
                    output.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {Path.GetFileName(name)} | {part:G3} | {effort} | {bytes} | {encode:F1} | {decode:F1} |"));
                    output.Flush();
                }
            }
        }

        return 0;
    }

    private static (long Bytes, double Encode, double Decode) Measure(
        float[] values, int[] shape, double part, CodingEffort effort)
    {
        var valid = values.Where(float.IsFinite).ToArray();
        var magnitude = (double)valid.Max(Math.Abs);
        var step = ResidualStep.For<float>(part * (valid.Max() - (double)valid.Min()), magnitude)!.Value;
        var terms = new QualityTerms { Effort = effort };
        var video = shape.Length > 2 ? Enumerable.Range(0, shape.Length - 2).MaxBy(axis => shape[axis]) : (int?)null;
        var boxes = Segmentation.Cut(
            Box.Whole(shape), new StreamLayout(shape.Length, video), SegmentSize.OfValues(terms), isEven: true).ToArray();
        var (bytes, encode, decode) = (0L, double.PositiveInfinity, double.PositiveInfinity);
        for (var round = 0; round <= Rounds; round++)
        {
            var (encoded, took) = Time(
                () => boxes.Select(box => Encode(Cut(values, shape, box), box, step, effort)).ToArray());
            bytes = encoded.Sum(each => (long)each.Bytes.Length);
            encode = Math.Min(encode, took);
            (_, took) = Time(() => encoded.Select((each, i) => Decode(each, boxes[i], step)).Sum());
            decode = Math.Min(decode, took);
        }

        var size = sizeof(float) * (double)values.Length / Megabyte;
        return (bytes, size / encode, size / decode);
    }

    private static (byte[] Bytes, bool[]? Mask) Encode(float[] values, Box box, double step, CodingEffort effort)
    {
        var geometry = SegmentGeometry.Of(box);
        bool[]? mask = values.All(float.IsFinite) ? null : [.. values.Select(value => !float.IsFinite(value))];
        return (new PredictiveCodec().Encode<float>(values, geometry, mask, Steps(geometry, step), effort), mask);
    }

    private static int Decode((byte[] Bytes, bool[]? Mask) encoded, Box box, double step)
    {
        var geometry = SegmentGeometry.Of(box);
        var values = new float[geometry.Count];
        new PredictiveCodec().Decode<float>(encoded.Bytes, geometry, encoded.Mask, Steps(geometry, step), values);
        return values.Length;
    }

    private static double[] Steps(SegmentGeometry geometry, double step) =>
        [.. Enumerable.Repeat(step, geometry.Frames)];

    private static float[] Cut(float[] values, int[] shape, Box box)
    {
        var part = new float[box.Count];
        BoxCopy.CopyShared<float>(values, Box.Whole(shape), part, box);
        return part;
    }

    private static (T Result, double Seconds) Time<T>(Func<T> work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var result = work();
        process.Refresh();
        return (result, (process.TotalProcessorTime - before).TotalSeconds);
    }
}
