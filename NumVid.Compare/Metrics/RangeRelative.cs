namespace NumVid.Compare.Metrics;

/// <summary>Divides an error by R = max(x) - min(x) over the whole variable.</summary>
internal static class RangeRelative
{
    /// <summary>The quotient; 0 for no error, null for an error of a constant field and without a valid
    /// point.</summary>
    internal static double? Of(DifferenceTotals sums, double? error) => (error, sums.Range) switch
    {
        (null, _) => null,
        (0, _) => 0,
        (_, 0) => null,
        var (value, range) => Finite.OrNull(value.Value / range),
    };
}
