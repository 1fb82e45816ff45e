namespace NumVid.Compare.Metrics;

/// <summary>Range-relative maximum error: max abs(d) / R, R = max(x) - min(x) over the whole variable; no
/// unit.</summary>
/// <remarks>The seed study's "relMax"; also the value-range-relative bound of SZ.</remarks>
internal static class RangeRelativeMaxError
{
    /// <summary>The metric; 0 for an exact field, null for a constant one that is not exact and without a valid
    /// point.</summary>
    internal static double? Of(DifferenceTotals sums) => RangeRelative.Of(sums, MaxError.Of(sums));
}
