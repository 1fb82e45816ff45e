namespace NumVid.Compare.Metrics;

/// <summary>Bias: mean d, in the variable's unit; positive where the decoded values are too large.</summary>
internal static class Bias
{
    /// <summary>The metric, or null without a valid point.</summary>
    internal static double? Of(DifferenceTotals sums) =>
        sums.ValidCount == 0 ? null : Finite.OrNull(sums.Moments.MeanD);
}
