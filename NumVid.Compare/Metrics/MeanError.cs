namespace NumVid.Compare.Metrics;

/// <summary>Mean error: mean abs(d), in the variable's unit.</summary>
/// <remarks>reference: the seed study's "Erreur moy", before its division by the range.</remarks>
internal static class MeanError
{
    /// <summary>The metric, or null without a valid point.</summary>
    internal static double? Of(DifferenceTotals sums) =>
        sums.ValidCount == 0 ? null : Finite.OrNull(sums.SumOfAbsolutes / sums.ValidCount);
}
