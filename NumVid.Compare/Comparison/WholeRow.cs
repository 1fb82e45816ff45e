using NumVid.Compare.Results;

namespace NumVid.Compare.Comparison;

/// <summary>The row of all variables where there is one: that file holds the same bytes as the variable's own.</summary>
internal static class WholeRow
{
    /// <summary>The variable's row without its errors, which belong to a variable and its unit.</summary>
    internal static ComparisonRow From(ComparisonRow only) => only with
    {
        Variable = ComparisonRow.AllVariables,
        MeanError = null,
        MaxError = null,
        RangeRelativeMaxError = null,
        Rmse = null,
        Psnr = null,
        Exact = null,
        BoundRequested = null,
        BoundHeld = null,
    };
}
