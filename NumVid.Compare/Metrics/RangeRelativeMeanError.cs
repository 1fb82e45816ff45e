namespace NumVid.Compare.Metrics;

/// <summary>Range-relative mean error: mean abs(d) / R, R = max(x) - min(x) over the whole variable; no unit.</summary>
/// <remarks>reference: the seed study's "Erreur moy" as it is printed there.</remarks>
internal static class RangeRelativeMeanError
{
    /// <summary>The metric; 0 for an exact field, null for a constant one that is not exact and without a valid
    /// point.</summary>
    internal static double? Of(DifferenceTotals sums) => RangeRelative.Of(sums, MeanError.Of(sums));
}
