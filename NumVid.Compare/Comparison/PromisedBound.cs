using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Metrics;

namespace NumVid.Compare.Comparison;

/// <summary>An absolute bound that a file promises for a part of a variable, for example for one level.</summary>
/// <param name="Bound">The largest error allowed, in the variable's unit; 0 means exact.</param>
/// <param name="Indices">The part: for each dimension the index, or null for all of it.</param>
internal sealed record PromisedBound(double Bound, IReadOnlyList<int?> Indices)
{
    /// <summary>The largest error in the part, or null without a valid point.</summary>
    /// <param name="original">An array of the rank of <see cref="Indices"/>.</param>
    /// <param name="decoded">An array with the same values in the same order; its shape may differ by lengths of 1.</param>
    internal double? LargestError(Array original, Array decoded)
    {
        // The dimensions after the last fixed one are contiguous: one run for each combination of those before.
        var outerRank = Indices.Count;
        while (outerRank > 0 && Indices[outerRank - 1] is null)
        {
            outerRank--;
        }

        var outerShape = Enumerable.Range(0, outerRank).Select(original.GetLength).ToArray();
        var runLength = Enumerable.Range(outerRank, Indices.Count - outerRank).Aggregate(1, (length, axis) => length * original.GetLength(axis));
        double? largest = null;
        for (var run = 0; run * (long)runLength < original.Length; run++)
        {
            if (IsInside(run, outerShape)
                && MaxError.Of(FieldMeasurement.Of(original, decoded, run * runLength, runLength).Sums) is { } error)
            {
                largest = Math.Max(largest ?? 0, error);
            }
        }

        return largest;
    }

    private bool IsInside(int run, int[] outerShape)
    {
        for (var axis = outerShape.Length - 1; axis >= 0; axis--)
        {
            if (Indices[axis] is { } index && run % outerShape[axis] != index)
            {
                return false;
            }

            run /= outerShape[axis];
        }

        return true;
    }
}
