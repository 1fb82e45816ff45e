using System;

namespace NumVid.Compare.Metrics;

/// <summary>Root mean square error: sqrt(mean d^2), in the variable's unit.</summary>
internal static class RootMeanSquareError
{
    /// <summary>The metric, or null without a valid point.</summary>
    internal static double? Of(DifferenceTotals sums) =>
        sums.ValidCount == 0 ? null : Finite.OrNull(Math.Sqrt(sums.SumOfSquares / sums.ValidCount));
}
