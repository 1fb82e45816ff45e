using System;

namespace NumVid.Compare.Metrics;

/// <summary>Pearson's r: covariance(x, y) / (sigma x sigma y), over the valid points of the whole variable; no
/// unit.</summary>
/// <remarks>From the moments of x and d: cov(x, y) = xx + xd and var(y) = xx + 2 xd + dd, so that 1 - r keeps its
/// digits. reference: Baker et al. (2017) ask for 0.99999 at least.</remarks>
internal static class PearsonCorrelation
{
    /// <summary>The metric; null where x or y is constant, beyond a double, and without a valid point.</summary>
    internal static double? Of(DifferenceTotals sums)
    {
        var moments = sums.Moments;
        var yy = moments.XX + (2 * moments.XD) + moments.DD;
        return sums.Range == 0 || moments.XX <= 0 || yy <= 0
            ? null
            : Finite.OrNull(Math.Clamp((moments.XX + moments.XD) / (Math.Sqrt(moments.XX) * Math.Sqrt(yy)), -1, 1));
    }
}
