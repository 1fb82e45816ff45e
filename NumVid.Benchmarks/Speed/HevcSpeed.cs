using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using NumVid.Formats;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Frames;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Reading;
using NumVid.Formats.Nv12.Scaling;

namespace NumVid.Benchmarks.Speed;

/// <summary>Writing and reading a field as HEVC with its residual, beside the program ffmpeg that encodes the same
/// frames with the same settings and decodes them to raw frames.</summary>
/// <remarks>Run with <c>dotnet run -c Release --project NumVid.Benchmarks -- hevc [FILE]</c>. Of the file's variables
/// the one with the most values is looked at. Segments whose frames are gathered in another order are not.</remarks>
internal static class HevcSpeed
{
    private const int Rounds = 3;

    /// <summary>Prints the figures.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="names">The name of a file in fields/; rain when none is given.</param>
    internal static int Run(TextWriter output, string[] names)
    {
        var source = FieldFolder.File(names.FirstOrDefault() ?? "prect_60d.nc");
        var folder = Directory.CreateTempSubdirectory("numvid-hevc-").FullName;
        try
        {
            var target = Path.Combine(folder, "field.nv12");
            SpeedFigures[] Runs(SpeedCase way) =>
                [.. Enumerable.Range(0, Rounds).Select(_ => SpeedTable.Start(way, source, target, null)!)];
            var whole = SpeedFigures.MedianOf(Runs(SpeedCase.HevcAlone));
            var (raw, settings) = FramesOf(source, target, folder);
            var stream = Path.Combine(folder, "frames.hevc");
            var encode = Median(() => SideBySide.Execute("ffmpeg", [.. settings(raw), stream]));
            var decode = Median(() => SideBySide.Execute(
                "ffmpeg",
                [
                    "-v", "error", "-y", "-threads", "1", "-i", stream, "-f", "rawvideo",
                    Path.Combine(folder, "decoded.raw"),
                ]));
            var bare = SpeedFigures.MedianOf(Runs(SpeedCase.HevcBare));
            Line(output, "write, with search, residual and proof", (whole.Write, whole.WriteCpu), encode);
            Line(output, "read, with residual", (whole.Read, whole.ReadCpu), decode);
            Line(output, "read, preset=low without residual", (bare.Read, bare.ReadCpu), decode);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Line(
        TextWriter output, string what, (double Wall, double Cpu) ours, (double Wall, double Cpu) theirs) =>
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {ours.Wall:F2} | {theirs.Wall:F2} | {ours.Wall / theirs.Wall:F2} "
                + $"| {ours.Cpu:F2} | {theirs.Cpu:F2} | {ours.Cpu / theirs.Cpu:F2} |"));

    private static (double Wall, double Cpu) Median(Func<(double Wall, double Cpu)> run)
    {
        var runs = Enumerable.Range(0, Rounds).Select(_ => run()).ToArray();
        return (
            runs.Select(each => each.Wall).Order().ElementAt(Rounds / 2),
            runs.Select(each => each.Cpu).Order().ElementAt(Rounds / 2));
    }

    // The frames that x265 got, in a raw file, and the words for the program that encodes them alike.
    private static (string Raw, Func<string, string[]> Settings) FramesOf(string source, string target, string folder)
    {
        using var original = NumVidProviders.OpenRead(source);
        var field = original.Variables
            .MaxBy(variable => variable.GetShape().Aggregate(1L, (all, extent) => all * extent))!;
        using var written = new NumVid.Formats.Nv12.Nv12DataSet($"{target}?openMode=readOnly");
        var encoder = written.Describe().First(each => each.Name == field.Name).Encoder!.Split(' ');
        var file = Nv12File.Open(target, CodecList.Instance);
        var raw = Path.Combine(folder, "frames.raw");
        var (width, height) = (0, 0);
        using (var stream = File.Create(raw))
        {
            foreach (var segment in file.Manifest.Variables.Last(each => each.Name == field.Name).Segments)
            {
                var video = segment.Video!;
                var codes = CodesOf(field.GetData(segment.Box.Origin, segment.Box.Shape), segment, video);
                stream.Write(MemoryMarshal.AsBytes(video.Picture!.ToPictures(codes)));
                (width, height) = (video.Picture!.Width, video.Picture.Height);
            }
        }

        file.Release();
        string[] words =
        [
            "-c:v", "libx265", "-preset",
            encoder.First(word => word.StartsWith("preset=", StringComparison.Ordinal))[7..],
            "-x265-params", encoder[^1], "-f", "hevc",
        ];
        var size = string.Create(CultureInfo.InvariantCulture, $"{width}x{height}");
        return (raw, input =>
            ["-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "gray12le", "-s", size, "-i", input, .. words]);
    }

    private static ushort[] CodesOf(Array values, StoredSegment segment, VideoDescription video)
    {
        var flat = MemoryMarshal.CreateReadOnlySpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, float>(
                ref MemoryMarshal.GetArrayDataReference(values)),
            values.Length);
        var codes = video.Scale.Quantise<float>(flat, null);
        return video.Plane == SegmentPlane.RowColumn ? codes : SegmentGeometry.Of(segment.Box).Exchange(codes);
    }
}
