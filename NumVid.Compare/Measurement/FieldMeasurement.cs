using System;
using System.Numerics;
using NumVid.Compare.Checks;
using NumVid.Compare.Metrics;

namespace NumVid.Compare.Measurement;

/// <summary>The sums of all metrics and the check of places, taken together in the pass over a cell.</summary>
/// <param name="layout">How the field falls into frames and levels.</param>
/// <param name="further">The sums of the metrics that cost more; null where they are not measured.</param>
internal sealed class FieldMeasurement(FieldLayout layout, FurtherSums? further = null) : IBlockObserver
{
    // 16 Ki values of both arrays are still in the second-level cache for the second pass.
    private const int BlockLength = 1 << 14;

    private readonly DifferenceSums _sums = new(layout) { Further = further };
    private readonly PlacesCheck _places = new();

    /// <summary>The sums for the metrics, level by level and frame by frame.</summary>
    internal DifferenceSums Parts => _sums;

    /// <summary>The sums of the whole.</summary>
    internal DifferenceTotals Sums => _sums.Total;

    /// <summary>Points that are NaN in the original.</summary>
    internal long MissingCount => _places.MissingCount;

    /// <summary>Whether missing points and infinities came back at their places.</summary>
    internal CheckOutcome Places => _places.Outcome;

    /// <summary>Whether every point has an equal value or is missing in both.</summary>
    internal bool IsExact => Places.HasPassed && Sums.LargestAbsolute == 0;

    /// <inheritdoc/>
    public void Add<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded, FieldBlock block)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        further?.Add(original, decoded, block);
        foreach (var run in block.Runs())
        {
            for (var offset = 0; offset < run.Length; offset += BlockLength)
            {
                var x = original.Slice(run.Position + offset, Math.Min(BlockLength, run.Length - offset));
                var y = decoded.Slice(run.Position + offset, x.Length);
                _sums.Add(x, y, run.PointIndex + offset);
                _places.Add(x, y, run.PointIndex + offset);
            }
        }
    }
}
