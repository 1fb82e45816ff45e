using System;
using System.Numerics;

namespace NumVid.Compare.Metrics;

/// <summary>Counts the points that a bound may swallow: 0 &lt; abs(x) &lt; bound.</summary>
/// <param name="bound">The absolute bound.</param>
internal sealed class SmallPoints(double bound) : IBlockObserver
{
    private long _small;
    private long _count;

    /// <summary>Their share among the points that are not 0; null without one.</summary>
    internal double? Share => _count == 0 ? null : (double)_small / _count;

    /// <inheritdoc/>
    public void Add<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded, FieldBlock block)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        foreach (var value in original)
        {
            var size = Math.Abs(double.CreateTruncating(value));
            _count += size > 0 && double.IsFinite(size) ? 1 : 0;
            _small += size > 0 && size < bound ? 1 : 0;
        }
    }
}
