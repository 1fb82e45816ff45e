using System;

namespace NumVid.Compare.Metrics;

/// <summary>Peak signal-to-noise ratio, range definition: 20 log10(R) - 10 log10(mean d^2), in dB, whole
/// variable.</summary>
/// <remarks>As in enstools, libpressio and SZ3. Definitions with max(x) in place of R give larger figures for fields
/// in kelvin and must never be mixed with this one.</remarks>
internal static class PeakSignalToNoiseRatio
{
    /// <summary>The metric, or null where it is infinite or has no meaning: exact, constant, no valid point.</summary>
    internal static double? Of(DifferenceTotals sums) =>
        sums.ValidCount == 0 || sums.SumOfSquares == 0 || sums.Range == 0
            ? null
            : Finite.OrNull((20 * Math.Log10(sums.Range)) - (10 * Math.Log10(sums.SumOfSquares / sums.ValidCount)));
}
