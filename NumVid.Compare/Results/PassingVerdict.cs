using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Compare.Results;

/// <summary>Who is smallest among the settings that pass all checks of a variable.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Smallest">The configuration with the smallest file; null where none passes.</param>
/// <param name="Setting">Its weakest setting that passes.</param>
/// <param name="SmallestBytes">The size of that file.</param>
/// <param name="OtherFormat">The smallest configuration of another format; null without one.</param>
/// <param name="OtherSetting">Its weakest setting that passes.</param>
/// <param name="OtherFormatToSmallest">Its bytes / those of the smallest.</param>
internal sealed record PassingVerdict(
    string Variable,
    string? Smallest,
    string? Setting,
    long? SmallestBytes,
    string? OtherFormat,
    string? OtherSetting,
    double? OtherFormatToSmallest)
{
    /// <summary>The verdicts, variable by variable.</summary>
    /// <param name="rows">All rows.</param>
    internal static IReadOnlyList<PassingVerdict> Of(IEnumerable<ComparisonRow> rows) =>
        [.. rows.Where(row => row.Searched is not null).GroupBy(row => row.Variable)
            .Select(group => Of(group.Key, [.. InOrder(group).Where(row => row is { Setting: not null, FileBytes: not null })]))];

    /// <summary>Rows of one variable as a table has them: the smallest file first, then what holds values alone, at last
    /// what has no setting that passes.</summary>
    internal static IEnumerable<ComparisonRow> InOrder(IEnumerable<ComparisonRow> rows) =>
        rows.OrderBy(row => row.Setting is null ? 2 : row.HoldsValuesAlone ? 1 : 0)
            .ThenBy(row => row.Setting is null ? 0 : row.Bytes);

    /// <summary>The rows with their ratios to the smallest that passes, in the same order.</summary>
    internal static IReadOnlyList<ComparisonRow> Rank(IReadOnlyList<ComparisonRow> rows)
    {
        var smallest = rows.Where(row => row.Setting is not null).GroupBy(row => row.Variable).ToDictionary(
            group => group.Key, group => (Bytes: group.Min(row => row.FileBytes), Coded: group.Min(row => row.CodedBytes)),
            StringComparer.Ordinal);
        return [.. rows.Select(row => row.Setting is null ? row : row with
        {
            SizeToSmallest = (double?)row.FileBytes / smallest[row.Variable].Bytes,
            CodedToSmallest = (double?)row.CodedBytes / smallest[row.Variable].Coded,
        })];
    }

    private static PassingVerdict Of(string variable, ComparisonRow[] ordered)
    {
        var (first, other) = (ordered.FirstOrDefault(), ordered.FirstOrDefault(row => row.Format != ordered[0].Format));
        return new(
            variable, first?.Configuration, first?.Setting, first?.FileBytes, other?.Configuration, other?.Setting,
            other?.SizeToSmallest);
    }
}
