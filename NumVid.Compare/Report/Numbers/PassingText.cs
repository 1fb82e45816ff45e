using System.Linq;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Numbers;

/// <summary>Says what a search for settings that pass all checks found.</summary>
internal static class PassingText
{
    /// <summary>What a reader has to know of all of them.</summary>
    internal const string Note = "Each setting tried was written, read back and measured, halving the ladder of the format each time; the "
        + "next weaker one, if any, was tried and fails. Weaker ones that were not tried may pass, too: result.json lists what was tried.";

    /// <summary>The sentence.</summary>
    internal static string Of(PassingVerdict verdict) => verdict.Smallest is null
        ? "No setting that was tried passes all checks in a file."
        : $"{verdict.Smallest} with {verdict.Setting} is the smallest that passes all checks, {Figure.Count(verdict.SmallestBytes)} bytes; "
            + (verdict.OtherFormat is null ? "no other format has such a setting."
                : $"the smallest of another format, {verdict.OtherFormat} with {verdict.OtherSetting}, is "
                    + $"{Figure.Fixed(verdict.OtherFormatToSmallest, 2)} times as large.");

    /// <summary>What was tried: <c>10 fails, 11 passes</c>.</summary>
    internal static string Tried(ComparisonRow row) => string.Join(
        ", ", row.Searched!.Select(step => $"{step.Setting} {(step.HasPassed ? "passes" : "fails")}"));
}
