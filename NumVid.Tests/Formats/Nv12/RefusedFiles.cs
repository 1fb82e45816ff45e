using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Nv12.Archive;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Codecs.Ffv1;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Layers;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Positions;
using NumVid.Tests.Formats.Nv12.Golden;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>Files with sound checksums that a reader must refuse, each beside its sound neighbour.</summary>
internal static class RefusedFiles
{
    private static readonly SegmentGeometry s_row = SegmentGeometry.Row(6);
    private static readonly float[] s_values = [1, 2, 4, 8, 16, 32];
    private static readonly bool[] s_mask = [false, true, false, false, true, false];

    /// <summary>By name, how a file is made, from whether it is the refused one.</summary>
    internal static IReadOnlyDictionary<string, Func<bool, HandMadeFile>> All { get; } =
        new Dictionary<string, Func<bool, HandMadeFile>>(StringComparer.Ordinal)
        {
            ["mask without specials"] = wrong => Exact(Header([.. wrong ? MaskCoder.Encode(s_mask, s_row) : []], [],
                [1, 2, 4, 8, 16, 32])),
            ["specials without mask"] = wrong => Exact(Header([], [.. wrong ? new byte[] { 0, 0, 0, 0x80,
                0x3F } : []], [1, 2, 4, 8, 16, 32])),
            ["bytes behind deflate"] = wrong => Exact([.. ExactCoder.EncodePlain<float>(s_values), .. Surplus(
                wrong)], s_values),
            ["bytes behind raw bits"] = wrong => Exact([.. Header([], [], [1, 2, 4, 8, 16, 32]), .. Surplus(wrong)]),
            ["bits wider than the type"] = wrong => Constant((short)-2, wrong ? 0x1FFFEu : 0xFFFE),
            ["boolean above 1"] = wrong => Constant(true, wrong ? 2u : 1),
            ["patch at the point before"] = wrong => Patches(2, wrong ? 0 : 1),
            ["patch behind the one before"] = wrong => Patches(2, wrong ? -1 : 2),
            ["half a character"] = Text,
            ["step of a lattice"] = wrong => Lattice(2, wrong ? 0 : 0.5, 4),
            ["factor of a lattice"] = wrong => Lattice(2, 0.5, wrong ? 0 : 4),
            ["origin of a lattice"] = wrong => Lattice(wrong ? double.NaN : 2, 0.5, 4),
            ["infinite factor"] = wrong => Lattice(2, 0.5, wrong ? double.PositiveInfinity : 4),
            ["table with an infinity"] = Table,
            ["infinity less infinity"] = NoNumber,
            ["rule of positions"] = wrong => Rows(wrong ? (byte)9 : (byte)3, 120, [4, 3, 5, 2]),
            ["span of rows"] = wrong => Rows(3, wrong ? double.NaN : 120, [4, 3, 5, 2]),
            ["rows that are too short"] = wrong => Rows(3, 120, [4, 3, 5, wrong ? 1 : 2]),
            ["row of no values"] = wrong => Rows(3, 120, wrong ? [4, 3, 7, 0] : [4, 3, 5, 2]),
            ["cut that leaves no row"] = wrong => Rows(3, 120, [4, 3, 5, 2], wrong ? 4 : 0),
            ["cone"] = wrong => Cone(wrong ? 1.5 : 1),
            ["what a segment requires"] = wrong => Required(
                wrong ? "\"kind\":\"exact\",\"requires\":[\"braids\"]" : "\"kind\":\"exact\",\"requires\":[]"),
        };

    private static byte[] Surplus(bool isThere) => isThere ? [0] : [];

    private static HandMadeFile Exact(byte[] data) => Exact(data, s_values);

    private static HandMadeFile Exact<T>(byte[] data, T[] expected)
    {
        var file = new HandMadeFile();
        file.AddExact("x", expected, [expected.Length], data);
        return file;
    }

    // Predicted values of map 1 with the lattice of whole numbers, and no prediction.
    private static byte[] Header(byte[] mask, byte[] specials, long[] numbers) =>
        Header(1, mask, specials, numbers, Doubles(0, 1, 1));

    private static byte[] Header(byte map, byte[] mask, byte[] specials, long[] numbers, byte[] numbering)
    {
        var (modelled, raw) = IntegerCoder.Encode(numbers, SegmentGeometry.Row(numbers.Length), null);
        return [1, map, 0, 0, .. Int32(mask.Length), .. Int32(specials.Length), .. Int32(modelled.Length), .. numbering,
            .. mask, .. specials, .. modelled, .. raw];
    }

    private static byte[] Int32(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Doubles(params double[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private static HandMadeFile Constant<T>(T value, ulong bits)
    {
        var file = new HandMadeFile();
        file.AddConstant("x", value, [3], bits);
        return file;
    }

    private static HandMadeFile Patches(int first, int step)
    {
        var expected = new double[12];
        expected[first] = 7;
        expected[first + step] = 8;
        byte[] steps = ExactCoder.EncodePlain<int>([first, step]);
        byte[] patches = [.. Int32(2), .. Int32(steps.Length), .. steps, .. ExactCoder.EncodePlain<double>([7.0, 8.0])];
        var file = new HandMadeFile();
        file.AddVideo("x", expected, [3, 4], Scale(0, 0, 0), null, [], [], [], patches);
        return file;
    }

    // "ab" and "c", or a character and a half and one and a half.
    private static HandMadeFile Text(bool wrong)
    {
        byte[] lengths = wrong ? [.. Int32(3), .. Int32(3)] : [.. Int32(4), .. Int32(2)];
        byte[] text = [(byte)'a', 0, (byte)'b', 0, (byte)'c', 0];
        return Exact<string?>([1, .. BitConverter.GetBytes((long)text.Length), .. Deflate.Compress([.. lengths,
            .. text])], ["ab", "c"]);
    }

    private static HandMadeFile Lattice(double origin, double step, double factor)
    {
        var expected = Enumerable.Range(0, 6).Select(i => (float)((2 + (0.5 * i)) * 4)).ToArray();
        return Exact(Header(1, [], [], [0, 1, 2, 3, 4, 5], Doubles(origin, step, factor)), expected);
    }

    private static HandMadeFile Table(bool wrong)
    {
        double[] values = [1, wrong ? double.PositiveInfinity : 2];
        byte[] coded = [.. Int32(2), .. PredictedCoder.Encode<double>(values, SegmentGeometry.Row(2),
            new PredictionPlan(null, default))];
        return Exact(Header(4, [], [], [0, 1, 1, 0], [.. Int32(coded.Length), .. coded]), new[] { 1f, (
            float)values[1], (float)values[1], 1f });
    }

    private static HandMadeFile NoNumber(bool wrong)
    {
        var samples = Enumerable.Repeat((ushort)255, 64).ToArray();
        var residuals = new int[64];
        residuals[9] = wrong ? -200 : 0;
        var video = Scale(0, 1e308, 1e308) with
        {
            Picture = new PictureLayout(8, 8, 1, 64),
            Codec = "ffv1",
            Rate = "lossless",
            FramesSha256 = LayeredDecoder.HashOf(samples),
        };
        var expected = Enumerable.Repeat(double.PositiveInfinity, 64).ToArray();
        expected[9] = wrong ? double.PositiveInfinity - double.PositiveInfinity : expected[9];
        var file = new HandMadeFile();
        file.AddVideo("x", expected, [8, 8], video, new Ffv1Encoder().Encode(samples, new FrameGeometry(8, 8, 1, 8)),
            [], [],
            ResidualCoder.Encode(residuals, new SegmentGeometry(1, 8, 8), null));
        return file;
    }

    private static HandMadeFile Rows(byte rule, double span, int[] lengths, int? skipped = null)
    {
        var computed = new RowsOfCells(10, 120, [4, 3, 5, 2], 0).Values(14);
        byte[] coded = ExactCoder.EncodePlain<int>(lengths);
        byte[] rest = ExactCoder.EncodePlain<long>(new long[14]);
        var file = Exact(
            [
                3, rule, (byte)(skipped is null ? 0 : 1), .. Doubles(10, span), .. Int32(4), .. Int32(coded.Length),
                .. coded, .. skipped is { } first ? Int32(first) : [], .. rest,
            ], computed);
        file.Require("positions");
        return file;
    }

    // The pole of a plane is in the middle; beyond it there is no cone.
    private static HandMadeFile Cone(double constant)
    {
        var grid = new GridPlacement(
            new MapProjection(PositionRule.Cone, constant, 0, 0), -180, new GridLine(-1, 1, 0), new GridLine(-1, 0, 1));
        var positions = new PointPositions(grid, false);
        double[] expected = [.. Enumerable.Range(0, 9).Select(i => positions.At(i / 3, i % 3))];
        var file = new HandMadeFile();
        file.AddExact(
            "x", expected, [3, 3],
            ComputedCoder.TryEncode<double>(expected, new SegmentGeometry(1, 3, 3), positions, [3])!);
        file.Require("positions");
        return file;
    }

    private static HandMadeFile Required(string kind)
    {
        var file = new HandMadeFile
        {
            Edit = text => text.Replace("\"kind\":\"exact\"", kind, StringComparison.Ordinal),
        };
        file.AddExact("x", s_values, [6], ExactCoder.EncodePlain<float>(s_values));
        return file;
    }

    private static VideoDescription Scale(double minimum, double step, double residualStep) => new(
        new LinearScale(minimum, step, 8), residualStep, default, SegmentPlane.RowColumn, null, null, null,
            FrameTransform.None, null);
}
