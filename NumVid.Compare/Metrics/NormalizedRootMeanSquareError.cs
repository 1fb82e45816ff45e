namespace NumVid.Compare.Metrics;

/// <summary>Normalized root mean square error: sqrt(mean d^2) / R, R = max(x) - min(x) over the whole variable; no
/// unit.</summary>
/// <remarks>PSNR is -20 log10 of it.</remarks>
internal static class NormalizedRootMeanSquareError
{
    /// <summary>The metric; 0 for an exact field, null for a constant one that is not exact and without a valid
    /// point.</summary>
    internal static double? Of(DifferenceTotals sums) => RangeRelative.Of(sums, RootMeanSquareError.Of(sums));
}
