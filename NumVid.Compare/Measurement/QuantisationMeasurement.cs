using System;
using System.Numerics;
using NumVid.Compare.Metrics;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Measurement;

/// <summary>Measures what the quantiser alone does to a field, level by level, without any codec.</summary>
internal static class QuantisationMeasurement
{
    /// <summary>The depth at which the default quality of .nv12 has its bound.</summary>
    internal const int DefaultBits = 12;

    private const int PieceLength = 1 << 14;

    /// <summary>The figures.</summary>
    /// <param name="values">The field, float or double.</param>
    /// <param name="original">The finished sums of the field, for the range of each level.</param>
    internal static QuantisationFigures Of(FieldValues values, DifferenceSums original)
    {
        var sums = new DifferenceSums(original.Layout);
        var quantiser = new LevelQuantiser(original, DefaultBits);
        foreach (var block in FieldBlocks.Of(values.Shape))
        {
            var box = values.Read(block.Origin, block.Shape);
            if (values.Type == typeof(float))
            {
                Measure(ArraySpan.Of<float>(box), block, quantiser, sums);
            }
            else
            {
                Measure(ArraySpan.Of<double>(box), block, quantiser, sums);
            }
        }

        return new QuantisationFigures(DefaultBits, MaxError.Of(sums.Total), RootMeanSquareError.Of(sums.Total));
    }

    private static void Measure<T>(ReadOnlySpan<T> box, FieldBlock block, LevelQuantiser quantiser, DifferenceSums sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rounded = new T[Math.Min(box.Length, PieceLength)];
        foreach (var run in block.Runs())
        {
            for (var offset = 0; offset < run.Length; offset += PieceLength)
            {
                var piece = box.Slice(run.Position + offset, Math.Min(PieceLength, run.Length - offset));
                quantiser.Apply(piece, rounded, run.PointIndex + offset);
                sums.Add<T, T>(piece, rounded.AsSpan(0, piece.Length), run.PointIndex + offset);
            }
        }
    }
}
