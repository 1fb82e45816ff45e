using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Metrics;
using NumVid.Compare.Results;

namespace NumVid.Compare.Runs;

/// <summary>Marks in a sweep what nothing else is better than: in size and largest error at once.</summary>
internal static class ParetoFront
{
    /// <summary>The rows, marked where they belong to a sweep, in the same order.</summary>
    internal static IReadOnlyList<ComparisonRow> Mark(IReadOnlyList<ComparisonRow> rows)
    {
        if (rows.All(row => row.Series is null))
        {
            return rows;
        }

        var measured = rows.Where(IsPoint).ToLookup(row => row.Variable);
        return [.. rows.Select(row => IsPoint(row)
            ? row with { OnParetoFront = !measured[row.Variable].Any(other => IsBetter(other, row)) } : row)];
    }

    private static bool IsPoint(ComparisonRow row) =>
        row is { Status: CellStatus.Ok, FileBytes: not null } && ErrorOf(row) is not null;

    private static bool IsBetter(ComparisonRow one, ComparisonRow other) =>
        one.FileBytes <= other.FileBytes && ErrorOf(one) <= ErrorOf(other)
        && (one.FileBytes < other.FileBytes || ErrorOf(one) < ErrorOf(other));

    private static double? ErrorOf(ComparisonRow row) => row.Metrics.Of(ErrorMetrics.MaxError);
}
