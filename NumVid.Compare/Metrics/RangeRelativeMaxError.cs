namespace NumVid.Compare.Metrics;

/// <summary>Range-relative maximum error: max abs(d) / R, R = max(x) - min(x) over the whole variable; no unit.</summary>
/// <remarks>The seed study's "relMax"; also the value-range-relative bound of SZ.</remarks>
internal static class RangeRelativeMaxError
{
    /// <summary>The metric; 0 for an exact constant field, null for one that is not exact and without a valid point.</summary>
    internal static double? Of(DifferenceSums sums) => (sums.ValidCount, sums.Range, sums.LargestAbsolute) switch
    {
        (0, _, _) => null,
        (_, _, 0) => 0,
        (_, 0, _) => null,
        var (_, range, largest) => largest / range,
    };
}
