using System;
using System.Numerics;
using NumVid.Compare.Metrics;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Comparison;

/// <summary>The quantiser alone: values rounded to the nearest of 2^bits equal steps from a level's minimum to its maximum.</summary>
/// <remarks>Computed in double and rounded once to the variable's type. What is not finite stays as it is, and so does a
/// level without a range, or with one that double cannot hold.</remarks>
/// <param name="field">The field, with the ranges of its levels.</param>
/// <param name="bits">Bits of a value.</param>
internal sealed class Quantiser(SourceField field, int bits)
{
    private readonly double _steps = (1L << bits) - 1;

    /// <summary>A box of the field as a quantiser would give it back.</summary>
    internal Array Read(FieldBlock block)
    {
        var values = field.Data.Values.Read(block.Origin, block.Shape);
        var rounded = Array.CreateInstance(field.Data.Type, block.Shape);
        if (field.Data.Type == typeof(double))
        {
            Round<double>(values, rounded, block);
        }
        else
        {
            Round<float>(values, rounded, block);
        }

        return rounded;
    }

    private void Round<T>(Array values, Array rounded, FieldBlock block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var source = ArraySpan.Of<T>(values);
        var target = ArraySpan.Writable<T>(rounded);
        var planeLength = field.Original.Parts.Layout.PlaneLength;
        foreach (var run in block.Runs())
        {
            for (var done = 0; done < run.Length;)
            {
                var point = run.PointIndex + done;
                var count = (int)Math.Min(run.Length - done, planeLength - (point % planeLength));
                RoundPlane(source.Slice(run.Position + done, count), target.Slice(run.Position + done, count), point / planeLength);
                done += count;
            }
        }
    }

    private void RoundPlane<T>(ReadOnlySpan<T> source, Span<T> target, long plane)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        _ = field.Original.Sums;
        var level = field.Original.Parts.OfLevel(field.Original.Parts.Layout.LevelOf(plane));
        var (minimum, step) = (level.Minimum, (level.Maximum - level.Minimum) / _steps);
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = T.IsFinite(source[i]) && step > 0 && double.IsFinite(step)
                ? T.CreateTruncating(minimum + (Math.Round((double.CreateTruncating(source[i]) - minimum) / step) * step))
                : source[i];
        }
    }
}
