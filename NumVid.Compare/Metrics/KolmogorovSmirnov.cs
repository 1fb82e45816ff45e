using System;
using System.Collections.Generic;
using System.Numerics;

namespace NumVid.Compare.Metrics;

/// <summary>The two-sample Kolmogorov-Smirnov test of the originals against the decoded values, places aside.</summary>
/// <remarks>
/// <para>The p-value is that of Smirnov's limit for large samples, 2 sum (-1)^(k-1) exp(-2 k^2 z^2) with
/// z = D sqrt(n / 2). reference: N. Smirnov, Table for estimating the goodness of fit (1948).</para>
/// <para>Of fields with more than 2^22 points every second, third, ... point is taken. Neighbours in a field are
/// correlated, so the p-value says little; literature has thresholds for it.</para>
/// </remarks>
internal sealed class KolmogorovSmirnov
{
    private const int MostPoints = 1 << 22;

    private readonly List<double> _x = [];
    private readonly List<double> _y = [];
    private readonly long _stride;
    private double? _statistic;

    /// <summary>Creates an empty test.</summary>
    /// <param name="pointCount">The points of the field.</param>
    internal KolmogorovSmirnov(long pointCount) => _stride = Math.Max(1, (pointCount + MostPoints - 1) / MostPoints);

    /// <summary>D, the largest distance of the two distribution functions; null without a point.</summary>
    internal double? Statistic => _x.Count == 0 ? null : _statistic ??= Distance();

    /// <summary>The probability of such a distance between two samples of one distribution.</summary>
    internal double? PValue => Statistic is { } d ? ProbabilityOf(d * Math.Sqrt(_x.Count / 2.0)) : null;

    /// <summary>Smirnov's limit: the probability of a distance above z.</summary>
    internal static double ProbabilityOf(double z)
    {
        const double Small = 0.2;
        const int Terms = 100;
        if (z < Small)
        {
            return 1; // The series converges slowly there; it is 1 to sixteen digits.
        }

        var sum = 0.0;
        for (var k = 1; k <= Terms; k++)
        {
            sum += (k % 2 == 1 ? 1 : -1) * Math.Exp(-2.0 * k * k * z * z);
        }

        return Math.Clamp(2 * sum, 0, 1);
    }

    /// <summary>Adds pairs that follow each other in the field.</summary>
    /// <param name="original">The originals.</param>
    /// <param name="decoded">As many decoded values.</param>
    /// <param name="position">The place of the first in row-major order.</param>
    internal void Add<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded, long position)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        var first = (_stride - (position % _stride)) % _stride;
        for (var i = first; i < original.Length; i += _stride)
        {
            var (x, y) = (double.CreateTruncating(original[(int)i]), double.CreateTruncating(decoded[(int)i]));
            if (double.IsFinite(x) && double.IsFinite(y))
            {
                _x.Add(x);
                _y.Add(y);
            }
        }
    }

    private double Distance()
    {
        _x.Sort();
        _y.Sort();
        var (i, j, largest) = (0, 0, 0L);
        while (i < _x.Count && j < _y.Count)
        {
            var value = Math.Min(_x[i], _y[j]);
            while (i < _x.Count && _x[i] == value)
            {
                i++;
            }

            while (j < _y.Count && _y[j] == value)
            {
                j++;
            }

            largest = Math.Max(largest, Math.Abs((long)i - j));
        }

        return (double)largest / _x.Count;
    }
}
