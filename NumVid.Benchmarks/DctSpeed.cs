using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Codecs.Dct;
using NumVid.Formats.Nv12.Codecs.Hevc;
using NumVid.Formats.Nv12.Scaling;

namespace NumVid.Benchmarks;

/// <summary>The codec dct on fields of 512 x 512, beside its scalar twin and x265's superfast, which loses about as
/// much.</summary>
/// <remarks>Run with <c>dotnet run -c Release --project NumVid.Benchmarks -- dct</c>. From float32 to bytes and back:
/// scaling to codes of 12 bits and the codec, one thread, without the search, layers and proof of a .nv12 file. MB are
/// 10^6 bytes of float32; a figure is the best of several runs, in processor time, so that other programs weigh little.
/// Ends with 1 when the vector form is below 60 MB/s in either direction.</remarks>
internal static class DctSpeed
{
    private const int Side = 512;
    private const int FrameCount = 24;
    private const int BitDepth = 12;
    private const int Runs = 5;
    private const double Wanted = 60;

    // Steps of 4, 16 and 64 codes; x265's quantiser 0 has a step of ten codes at 12 bits.
    private static readonly int[] s_quantisers = [12, 24, 36];
    private const int HevcStartsAt = 20;

    /// <summary>Prints the table.</summary>
    internal static int Run(TextWriter output)
    {
        var geometry = new FrameGeometry(Side, Side, FrameCount, BitDepth);
        var values = Field();
        output.WriteLine("| codec | step | ratio | RMS error in codes | encode MB/s | decode MB/s |");
        output.WriteLine("|---|---|---|---|---|---|");
        var slowest = double.PositiveInfinity;
        foreach (var quantiser in s_quantisers)
        {
            var settings = new DctSettings(UniformQuantiser.Numbered(quantiser));
            foreach (var (name, transform) in new[] { ("dct", CosineTransforms.Vector), ("dct, scalar", CosineTransforms.Scalar) })
            {
                var speed = Report(
                    output, name, quantiser, new DctEncoder(settings, transform), new DctDecoder(transform), values, geometry);
                slowest = transform == CosineTransforms.Vector ? Math.Min(slowest, speed) : slowest;
            }

            var hevc = HevcSettings.FromQp(Math.Max(0, quantiser - HevcStartsAt)) with { Preset = "superfast" };
            Report(output, "x265 superfast", quantiser, new HevcEncoder(hevc), new HevcDecoder(), values, geometry);
        }

        return slowest < Wanted ? 1 : 0;
    }

    private static double Report(
        TextWriter output, string name, int quantiser, IPictureEncoder encoder, IPictureDecoder decoder, float[] values,
        FrameGeometry geometry)
    {
        var range = (Minimum: (double)values.Min(), Maximum: (double)values.Max());
        var scale = LinearScales.Spread(range.Minimum, range.Maximum, BitDepth)!.Value;
        byte[] stream = [];
        var frames = new ushort[values.Length];
        var decoded = new float[values.Length];
        var encodeSeconds = Best(() => stream = encoder.Encode(scale.Quantise<float>(values, null), geometry));
        var decodeSeconds = Best(() =>
        {
            decoder.Decode(stream, geometry, frames);
            var table = scale.ValuesOfCodes();
            for (var i = 0; i < frames.Length; i++)
            {
                decoded[i] = (float)table[frames[i]];
            }
        });
        var rms = Math.Sqrt(values.Zip(decoded, (a, b) => Math.Pow((a - b) / scale.Step, 2)).Average());
        var megabytes = values.Length * sizeof(float) / 1e6;
        var (encode, decode) = (megabytes / encodeSeconds, megabytes / decodeSeconds);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {UniformQuantiser.Numbered(quantiser).Step / 256.0:F0} | "
            + $"{values.Length * sizeof(float) / (double)stream.Length:F1} | {rms:F2} | {encode:F0} | {decode:F0} |"));
        return Math.Min(encode, decode);
    }

    private static double Best(Action action)
    {
        var best = double.PositiveInfinity;
        for (var run = 0; run < Runs; run++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            action();
            best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        }

        return best;
    }

    // Waves that move, with noise of a few codes.
    private static float[] Field()
    {
        var random = new Random(7);
        var values = new float[FrameCount * Side * Side];
        for (var i = 0; i < values.Length; i++)
        {
            var (x, y, t) = (i % Side, i / Side % Side, i / (Side * Side));
            values[i] = (float)(280 + (10 * Math.Sin((0.03 * x) + (0.2 * t))) + (6 * Math.Cos((0.05 * y) - (0.1 * t)))
                + (3 * Math.Sin(0.11 * (x + y))) + (0.05 * random.NextDouble()));
        }

        return values;
    }
}
