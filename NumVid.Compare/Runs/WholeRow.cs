using NumVid.Compare.Results;

namespace NumVid.Compare.Runs;

/// <summary>The row of all variables where there is one: that file holds the same bytes as the variable's
/// own.</summary>
internal static class WholeRow
{
    /// <summary>What of the variable's row is of its file: sizes, times, and how it came out.</summary>
    /// <remarks>Errors, bounds and access costs belong to a variable. What is not named here stays out.</remarks>
    /// <param name="only">The variable's row.</param>
    /// <param name="maxError">The error that the run allows, for all variables; null without one.</param>
    internal static ComparisonRow From(ComparisonRow only, string? maxError = null) => new()
    {
        Variable = ComparisonRow.AllVariables,
        Configuration = only.Configuration,
        Format = only.Format,
        Status = only.Status,
        Reason = only.Reason,
        Points = only.Points,
        Missing = only.Missing,
        MaxErrorAsked = maxError,
        Bytes = only.Bytes,
        CodedBytes = only.CodedBytes,
        CompressionRatio = only.CompressionRatio,
        EffectiveRatio = only.EffectiveRatio,
        BitsPerValue = only.BitsPerValue,
        EncodeSeconds = only.EncodeSeconds,
        DecodeSeconds = only.DecodeSeconds,
        SearchSeconds = only.SearchSeconds,
        ChoiceSeconds = only.ChoiceSeconds,
        CodingSeconds = only.CodingSeconds,
        EncodeSpread = only.EncodeSpread,
        DecodeSpread = only.DecodeSpread,
        EncodeSpeed = only.EncodeSpeed,
        DecodeSpeed = only.DecodeSpeed,
        EncodePeakBytes = only.EncodePeakBytes,
        DecodePeakBytes = only.DecodePeakBytes,
        HoldsValuesAlone = only.HoldsValuesAlone,
        File = only.File,
    };
}
