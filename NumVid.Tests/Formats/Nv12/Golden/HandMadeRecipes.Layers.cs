using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Codecs.Ffv1;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Layers;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Tests.Formats.Nv12.Golden;

/// <content>Files made by hand for layers, pictures, the manifest and narrowed doubles.</content>
internal static partial class HandMadeRecipes
{
    // With the plane of video and columns all layers are in its order: row, frame, column.
    private static HandMadeFile ColumnLayers()
    {
        const int Frames = 3;
        const int Rows = 5;
        const int Columns = 7;
        var expected = new float[Frames * Rows * Columns];
        var mask = new bool[expected.Length];
        var residuals = new int[expected.Length];
        List<int> patches = [];
        var kept = new float[expected.Length];
        for (var row = 0; row < Rows; row++)
        {
            for (var frame = 0; frame < Frames; frame++)
            {
                for (var column = 0; column < Columns; column++)
                {
                    var stored = (((row * Frames) + frame) * Columns) + column;
                    var natural = (((frame * Rows) + row) * Columns) + column;
                    mask[stored] = (row + column) % 4 == 0 && frame != 1;
                    residuals[stored] = mask[stored] ? 0 : (20 * row) + (3 * frame) - column;
                    var isPatch = row == 2 && column == frame + 3;
                    expected[natural] = mask[stored] ? float.NegativeInfinity : isPatch ? 1e9f + stored
                        : 100 + (0.25f * residuals[stored]);
                    kept[stored] = expected[natural];
                    if (isPatch && !mask[stored])
                    {
                        patches.Add(stored);
                    }
                }
            }
        }

        var plane = new SegmentGeometry(Rows, Frames, Columns);
        var video = new VideoDescription(
            new LinearScale(100, 0, 8), 0.25, default, SegmentPlane.VideoColumn, null, null, null,
                FrameTransform.None, null);
        var file = new HandMadeFile();
        file.AddVideo(
            "columns", expected, [Frames, Rows, Columns], video, null, MaskCoder.Encode(mask, plane),
            SpecialBits.Encode<float>(kept, mask), ResidualCoder.Encode(residuals, plane, mask),
            PatchList.Encode<float>(patches, kept));
        return file;
    }

    // Each run of values starts a new picture; what is left of the one before is anything but a repetition.
    private static HandMadeFile Padding()
    {
        const int Width = 9;
        const int Height = 4;
        const int Group = 50;
        const int Groups = 3;
        var samples = Enumerable.Range(0, 2 * Groups * Width * Height).Select(i => (ushort)(i * 37 % 251)).ToArray();
        var codes = Enumerable.Range(0, Groups)
            .SelectMany(group => samples.AsSpan(2 * group * Width * Height, Group).ToArray()).ToArray();
        var layout = new PictureLayout(Width, Height, 2 * Groups, Group);
        var data = new Ffv1Encoder().Encode(samples, new FrameGeometry(Width, Height, layout.Count, 8));
        var file = new HandMadeFile();
        file.AddVideo(
            "runs", [.. codes.Select(code => -3 + (2.0 * code))], [Groups, 5, 10],
            Pictures("ffv1", layout, 8, -3, 2, codes), data);
        return file;
    }

    // As older writers wrote it (-0) and as today's does (-0.0), where it makes values and in attributes.
    private static HandMadeFile NegativeZero()
    {
        var file = new HandMadeFile
        {
            Edit = text => text.Replace("\"minimum\":7", "\"minimum\":-0", StringComparison.Ordinal)
                .Replace("\"value\":7", "\"value\":-0", StringComparison.Ordinal)
                .Replace("[7,1]", "[-0,1]", StringComparison.Ordinal),
        };
        foreach (var (name, minimum) in new[] { ("old", 7.0), ("new", -0.0) })
        {
            var video = new VideoDescription(
                new LinearScale(minimum, 0, 8), 0, default, SegmentPlane.RowColumn, null, null, null,
                    FrameTransform.None, null);
            file.AddVideo(name, [.. Enumerable.Repeat(-0f, 4)], [2, 2], video, null);
            file.AddAttributes(
                new("single", minimum == 0 ? -0f : 7f), new("double", minimum), new("doubles", new[] { minimum, 1 }));
        }

        return file;
    }

    // A NaN of Single keeps its sign alone, whatever its payload.
    private static HandMadeFile NarrowedNaN()
    {
        uint[] bits = [0x7FC00000, 0xFFC00000, 0x7FA12345, 0xFF800001, 0x7FFFFFFF, 0x3F800000, 0x80000000, 0x7F800000];
        ulong[] expected =
        [
            0x7FF8000000000000, 0xFFF8000000000000, 0x7FF8000000000000, 0xFFF8000000000000, 0x7FF8000000000000,
            0x3FF0000000000000, 0x8000000000000000, 0x7FF0000000000000,
        ];
        var singles = bits.Select(BitConverter.UInt32BitsToSingle).ToArray();
        var file = new HandMadeFile();
        file.AddExact(
            "plain", [.. expected.Select(BitConverter.UInt64BitsToDouble)], [8],
            [2, .. ExactCoder.EncodePlain<float>(singles)]);
        file.AddExact(
            "predicted", [.. expected.Select(BitConverter.UInt64BitsToDouble)], [8],
            [2, 1, .. PredictedCoder.Encode<float>(singles, SegmentGeometry.Row(8), new PredictionPlan(null,
                default))]);
        return file;
    }
}
