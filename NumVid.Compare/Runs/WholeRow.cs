using NumVid.Compare.Results;

namespace NumVid.Compare.Runs;

/// <summary>The row of all variables where there is one: that file holds the same bytes as the variable's own.</summary>
internal static class WholeRow
{
    /// <summary>The variable's row without its errors and access costs, which belong to a variable.</summary>
    internal static ComparisonRow From(ComparisonRow only) => only with
    {
        Variable = ComparisonRow.AllVariables,
        Codec = null,
        MeanError = null,
        MaxError = null,
        RangeRelativeMaxError = null,
        Rmse = null,
        Psnr = null,
        Exact = null,
        BoundRequested = null,
        BoundHeld = null,
        RangeRelativeMeanError = null,
        Bias = null,
        MaxErrorIndex = null,
        MaxErrorFrame = null,
        PointwiseRelativeMaxError = null,
        ChangedZeros = null,
        Nrmse = null,
        PearsonR = null,
        BoundUtilisation = null,
        ErrorByFrame = null,
        StepBytesRead = null,
        StepValuesDecoded = null,
        SeriesBytesRead = null,
        SeriesValuesDecoded = null,
        AccessReason = null,
    };
}
