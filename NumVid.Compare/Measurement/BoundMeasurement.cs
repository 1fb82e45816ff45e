using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using NumVid.Compare.Metrics;
using NumVid.Formats.Model;

namespace NumVid.Compare.Measurement;

/// <summary>The largest error in the part of a field for which a bound is promised.</summary>
/// <param name="promise">The bound and its part.</param>
internal sealed class BoundMeasurement(PromisedBound promise) : IBlockObserver
{
    /// <summary>The largest error in the part so far, or null without a valid point.</summary>
    internal double? LargestError { get; private set; }

    /// <summary>The bound.</summary>
    internal double Bound => promise.Bound;

    /// <summary>The part: for each dimension the index, or null for all of it.</summary>
    internal IReadOnlyList<int?> Indices => promise.Indices;

    /// <summary>The part for which it is promised, for example a level; null for all of the field.</summary>
    /// <param name="dimensions">The names of the field's dimensions.</param>
    internal string? PartOf(IReadOnlyList<string> dimensions)
    {
        var parts = promise.Indices.Select((index, axis) => index is null ? null : $"{dimensions[axis]} {index}")
            .OfType<string>().ToArray();
        return parts.Length == 0 ? null : string.Join(", ", parts);
    }

    /// <inheritdoc/>
    public void Add<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded, FieldBlock block)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        // The dimensions after the last fixed one are contiguous: one run for each combination of those before.
        var outerRank = promise.Indices.Count;
        while (outerRank > 0 && promise.Indices[outerRank - 1] is null)
        {
            outerRank--;
        }

        var runLength = 1;
        for (var axis = outerRank; axis < block.Shape.Length; axis++)
        {
            runLength *= block.Shape[axis];
        }

        for (var start = 0; start < original.Length; start += runLength)
        {
            if (IsInside(start / runLength, outerRank, block)
                && LargestDifference.Between(
                original.Slice(start, runLength), decoded.Slice(start, runLength)) is { } error)
            {
                LargestError = Math.Max(LargestError ?? 0, error);
            }
        }
    }

    private bool IsInside(int run, int outerRank, FieldBlock block)
    {
        for (var axis = outerRank - 1; axis >= 0; axis--)
        {
            if (promise.Indices[axis] is { } index && block.Origin[axis] + (run % block.Shape[axis]) != index)
            {
                return false;
            }

            run /= block.Shape[axis];
        }

        return true;
    }
}
