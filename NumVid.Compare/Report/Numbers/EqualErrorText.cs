using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Numbers;

/// <summary>Says in sentences who is smallest at an error, by how much, and what that costs.</summary>
internal static class EqualErrorText
{
    /// <summary>The sentences.</summary>
    /// <param name="verdict">What was found.</param>
    /// <param name="unit">The variable's unit.</param>
    /// <param name="rows">The rows of the variable and error.</param>
    internal static string Of(EqualErrorVerdict verdict, string? unit, IReadOnlyList<ComparisonRow> rows)
    {
        var bound = verdict.Bound is { } limit
            ? $" (an error of at most {Figure.WithUnit(limit, unit)})" : "";
        if (RowOf(verdict.Smallest, rows) is not { } smallest)
        {
            return $"No file keeps {verdict.MaxError}{bound}.";
        }

        var head = $"{verdict.MaxError}{bound}: {verdict.Smallest} is smallest, {Figure.Count(verdict.SmallestBytes)} "
            + "bytes; ";
        return RowOf(verdict.OtherFormat, rows) is { } other
            ? $"{head}the smallest of another format, {verdict.OtherFormat}, is "
                + $"{Figure.Fixed(verdict.OtherFormatToSmallest, 2)} times as large. {CostsOf(smallest, other)}"
            : $"{head}no other format keeps it.";
    }

    private static string CostsOf(ComparisonRow smallest, ComparisonRow other)
    {
        var times = $"Written in {Seconds(smallest.EncodeSeconds)} and read in {Seconds(smallest.DecodeSeconds)} "
            + $"({other.Configuration}: {Seconds(other.EncodeSeconds)}, {Seconds(other.DecodeSeconds)})";
        return smallest.StepBytesRead is { } step && other.StepBytesRead is { } otherStep
            ? $"{times}; one step is {Figure.Count(step)} bytes to fetch ({Figure.Count(otherStep)})."
            : times + ".";
    }

    private static string Seconds(double? seconds) => $"{Figure.Fixed(seconds, 3)} s";

    private static ComparisonRow? RowOf(string? configuration, IEnumerable<ComparisonRow> rows) =>
        rows.FirstOrDefault(row => row.Configuration == configuration);
}
