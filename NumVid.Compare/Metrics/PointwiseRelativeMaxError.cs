namespace NumVid.Compare.Metrics;

/// <summary>Point-wise relative maximum error: max abs(d) / abs(x); 0 where x = y = 0, infinite where x alone is 0; no
/// unit.</summary>
/// <remarks>reference: ClimateBenchPress, and the <c>rel</c> bound of the quality grammar.</remarks>
internal static class PointwiseRelativeMaxError
{
    /// <summary>The metric; null where it is infinite (a changed zero, or beyond a double) and without a valid
    /// point.</summary>
    internal static double? Of(DifferenceTotals sums) =>
        sums.ValidCount == 0 || sums.ChangedZeros > 0 ? null : Finite.OrNull(sums.LargestRelative);
}
