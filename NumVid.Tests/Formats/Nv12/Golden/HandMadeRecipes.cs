using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Codecs.Hevc;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Layers;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Prediction;
using NumVid.Formats.Nv12.Scaling.Lattices;

namespace NumVid.Tests.Formats.Nv12.Golden;

/// <summary>Files that no writer makes of values alone: what is rare in practice, and wrong in a reader that only ever
/// saw the usual. The values that a reader must get are computed here, by other means than the reader's.</summary>
internal static partial class HandMadeRecipes
{
    private static readonly SegmentGeometry s_small = new(3, 6, 8);

    internal static IReadOnlyDictionary<string, Func<HandMadeFile>> All { get; } = new Dictionary<string,
        Func<HandMadeFile>>(StringComparer.Ordinal)
    {
        ["differences.nv12"] = Differences,
        ["frames-with-holes.nv12"] = FramesWithHoles,
        ["table-ends.nv12"] = TableEnds,
        ["hevc-clipped.nv12"] = HevcClipped,
        ["levels-least.nv12"] = LevelsLeast,
        ["levels-ties.nv12"] = LevelsTies,
        ["column-layers.nv12"] = ColumnLayers,
        ["padding.nv12"] = Padding,
        ["negative-zero.nv12"] = NegativeZero,
        ["narrowed-nan.nv12"] = NarrowedNaN,
        ["positions.nv12"] = Positions,
        ["positions-rounded.nv12"] = PositionsRounded,
        ["positions-equal-area.nv12"] = EqualAreaPlanes,
        ["rows-cut.nv12"] = RowsCut,
    };

    // Orders along rows and frames, each alone and with the others.
    private static HandMadeFile Differences()
    {
        var file = new HandMadeFile();
        var values = Enumerable.Range(0, s_small.Count).Select(i => (i * i * 31 % 977) - 400).ToArray();
        foreach (var (frames, rows, columns) in new[] { (0, 1, 0), (0, 2, 0), (0, 3, 1), (1, 0, 0), (1, 1, 2), (1, 3,
            3) })
        {
            var plan = new PredictionPlan(null, Predictor.Differences(frames, rows, columns));
            file.AddExact(
                FormattableString.Invariant($"orders {frames}{rows}{columns}"), values, [3, 6, 8],
                Predicted(PredictedCoder.Encode<int>(values, s_small, plan)));
        }

        return file;
    }

    // The frame before a number counts from has points without one: NaN, and values that lie off the lattice.
    private static HandMadeFile FramesWithHoles()
    {
        var lattices = new FrameLattices([new Lattice(10, 0.5, 1, false), new Lattice(9.75, 0.25, 1, false),
            new Lattice(10, 0.5, 2, false)]);
        var values = new float[s_small.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var frame = i / 48;
            var number = (i * 5 % 23) + (3 * frame);
            values[i] = (i * 7 % 11) switch
            {
                0 => float.NaN,
                1 => 33.3f + i,
                _ => frame switch { 0 => 10 + (0.5f * number), 1 => 9.75f + (0.25f * number), _ => 20 + number },
            };
        }

        var file = new HandMadeFile();
        foreach (var predictor in new[] { Predictor.Median(1), Predictor.Mean(1), Predictor.Differences(1, 1, 1) })
        {
            file.AddExact(
                FormattableString.Invariant($"predictor {predictor.Code}"), values, [3, 6, 8],
                Predicted(PredictedCoder.Encode<float>(values, s_small, new PredictionPlan(lattices, predictor))));
        }

        return file;
    }

    // Numbers beyond either end of a table.
    private static HandMadeFile TableEnds()
    {
        double[] table = [-2.5, 0.125, 3, 7.75];
        long[] numbers = [0, 3, 4, -1, 2, 1, 1L << 40, -(1L << 40), 5, -2, 3, 0];
        var coded = PredictedCoder.Encode<double>(
            [.. numbers.Select(_ => 0.125)], SegmentGeometry.Row(numbers.Length),
            new PredictionPlan(new ValueTable(table), Predictor.Differences(0, 0, 0)));

        // The same header and table, with other numbers behind them.
        var (modelled, raw) = IntegerCoder.Encode([.. numbers], SegmentGeometry.Row(numbers.Length), null);
        var tableLength = BitConverter.ToInt32(coded, 15);
        byte[] data = [.. coded.AsSpan(0, 19 + tableLength), .. modelled, .. raw];
        BitConverter.TryWriteBytes(data.AsSpan(11), modelled.Length);
        data[1] = 0;
        var file = new HandMadeFile();
        file.AddExact("ends", [-2.5, 7.75, 7.75, -2.5, 3.0, 0.125, 7.75, -2.5, 7.75, -2.5, 7.75, -2.5], [12],
            Predicted(data));
        return file;
    }

    // 16 high + low - 2048 lies outside of 16 bits on both sides.
    private static HandMadeFile HevcClipped()
    {
        const int Width = 24;
        const int Height = 18;
        var high = new ushort[Width * Height];
        var low = new ushort[high.Length];
        var expected = new float[high.Length];
        for (var i = 0; i < high.Length; i++)
        {
            var part = i / Width / 6;
            high[i] = (ushort)(part switch { 0 => 4095 - (i % 3), 1 => i % 5, _ => 2000 + i });
            low[i] = (ushort)(part switch { 0 => 4000 - (i % 70), 1 => i % 90, _ => 2048 + (i % 9) });
            expected[i] = 0.5f * Math.Min(Math.Max((high[i] << 4) + low[i] - 2048, 0), 0xFFFF);
        }

        var half = new FrameGeometry(Width, Height, 1, 12);
        var encoder = new HevcEncoder(HevcSettings.Lossless with { Threading = HevcThreading.SingleThread });
        var video = Pictures("hevc", new PictureLayout(Width, Height, 1, Width * Height), 16, 0, 0.5,
            [.. expected.Select(value => (ushort)(2 * value))]);
        var file = new HandMadeFile();
        file.AddVideo("clipped", expected, [1, Height, Width], video, [.. encoder.Encode(high, half),
            .. encoder.Encode(low, half)]);
        return file;
    }

    // Magnitudes 1, 1.75, 2.5, ... by the least distance, until a quarter of the magnitude is more.
    private static HandMadeFile LevelsLeast()
    {
        int[] shape = [2, 5, 6];
        var numbers = Enumerable.Range(0, 60).Select(i => (i * 7 % 19) - 9).ToArray();
        double[] magnitudes = [0, 1, 1.75, 2.5, 3.25, 4.0625, 5.078125, 6.34765625, 7.84765625, 9.34765625];
        var expected = numbers.Select(n => n < 0 ? -magnitudes[-n] : magnitudes[n]).ToArray();
        var file = new HandMadeFile();
        file.AddVideo("least", expected, shape, Levels(0, new RelativeGrid(1, 0.25, 1.5, 0.75, 9)), null,
            [], [], ResidualCoder.Encode(numbers, new SegmentGeometry(2, 5, 6), null));
        return file;
    }

    // Half numbers of levels: 0.5 and 2.5 go down, 1.5 and 3.5 up, and their negatives alike.
    private static HandMadeFile LevelsTies()
    {
        int[] shape = [1, 4, 8];
        var residuals = Enumerable.Range(0, 32).Select(i => (i * 5 % 13) - 6).ToArray();
        var expected = residuals.Select(r => 8 * 2 * MathF.Floor((r + 1.5f) / 2) + 0f).ToArray();
        var file = new HandMadeFile();
        file.AddVideo("ties", expected, shape, Levels(0.5, new RelativeGrid(8, 1, 8, 1, 7)), null,
            [], [], ResidualCoder.Encode(residuals, new SegmentGeometry(1, 4, 8), null));
        return file;
    }

    private static byte[] Predicted(byte[] bytes) => [1, .. bytes];

    private static VideoDescription Levels(double minimum, RelativeGrid grid) => new(
        new LinearScale(minimum, 0, 8), 1, default, SegmentPlane.RowColumn, null, null, null, FrameTransform.None, null)
    {
        Grid = grid,
    };

    private static VideoDescription Pictures(
        string codec, PictureLayout layout, int bitDepth, double minimum, double step, ushort[] samples) => new(
        new LinearScale(minimum, step, bitDepth), 0, default, SegmentPlane.RowColumn, layout, codec,
        VideoRate.Lossless.ToString(), FrameTransform.None, LayeredDecoder.HashOf(samples));
}
