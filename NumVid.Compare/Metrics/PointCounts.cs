using System;
using System.Numerics;

namespace NumVid.Compare.Metrics;

/// <summary>What single points tell: relative errors above a limit, changed signs, and what became of the
/// extremes.</summary>
internal sealed class PointCounts
{
    /// <summary>The relative error above which a point counts: that of ldcpy.</summary>
    internal const double RelativeLimit = 1e-4;

    private double _lowestX = double.PositiveInfinity;
    private double _highestX = double.NegativeInfinity;
    private double _lowestY = double.PositiveInfinity;
    private double _highestY = double.NegativeInfinity;
    private long _off;
    private long _valid;

    /// <summary>The share of points with abs(d) / abs(x) above the limit, abs(d) where x is 0; null without a
    /// point.</summary>
    internal double? SpatialRelativeError => _valid == 0 ? null : (double)_off / _valid;

    /// <summary>The smallest decoded value less the smallest original.</summary>
    internal double? LowestValueError => _valid == 0 ? null : Finite.OrNull(_lowestY - _lowestX);

    /// <summary>The largest decoded value less the largest original.</summary>
    internal double? HighestValueError => _valid == 0 ? null : Finite.OrNull(_highestY - _highestX);

    /// <summary>Points that were positive and are negative, or the other way.</summary>
    internal long SignFlips { get; private set; }

    /// <summary>Points that were not negative and are.</summary>
    internal long NewNegatives { get; private set; }

    /// <summary>Adds pairs.</summary>
    internal void Add<TOriginal, TDecoded>(ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        for (var i = 0; i < original.Length; i++)
        {
            var (x, y) = (double.CreateTruncating(original[i]), double.CreateTruncating(decoded[i]));
            if (!double.IsFinite(x) || !double.IsFinite(y))
            {
                continue;
            }

            var error = Math.Abs(y - x);
            _valid++;
            _off += (x == 0 ? error : error / Math.Abs(x)) > RelativeLimit ? 1 : 0;
            SignFlips += (x > 0 && y < 0) || (x < 0 && y > 0) ? 1 : 0;
            NewNegatives += x >= 0 && y < 0 ? 1 : 0;
            _lowestX = x < _lowestX ? x : _lowestX;
            _highestX = x > _highestX ? x : _highestX;
            _lowestY = y < _lowestY ? y : _lowestY;
            _highestY = y > _highestY ? y : _highestY;
        }
    }
}
