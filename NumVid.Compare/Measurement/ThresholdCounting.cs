using System;
using System.Numerics;
using NumVid.Compare.Checks;
using NumVid.Compare.Metrics;

namespace NumVid.Compare.Measurement;

/// <summary>Counts the points beyond a threshold in the pass over a cell.</summary>
/// <param name="threshold">The threshold.</param>
internal sealed class ThresholdCounting(CountedThreshold threshold) : IBlockObserver
{
    private long _original;
    private long _gained;
    private long _lost;

    /// <summary>What was counted so far.</summary>
    internal ThresholdCount Count => new(threshold.Name, _original, _original + _gained - _lost, _gained, _lost);

    /// <inheritdoc/>
    public void Add<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded, FieldBlock block)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        for (var i = 0; i < original.Length; i++)
        {
            var was = threshold.Includes(double.CreateTruncating(original[i]));
            var isNow = threshold.Includes(double.CreateTruncating(decoded[i]));
            _original += was ? 1 : 0;
            _gained += isNow && !was ? 1 : 0;
            _lost += was && !isNow ? 1 : 0;
        }
    }
}
