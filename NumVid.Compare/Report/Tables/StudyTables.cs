using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Metrics;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Tables;

/// <summary>The tables of a comparison that go into a paper: what kept one error, the smallest first, and what had
/// settings of its own.</summary>
internal static class StudyTables
{
    private static readonly (string Heading, Func<ComparisonRow, string> Figure)[] s_columns =
    [
        ("setting", row => row.Setting ?? Figure.None),
        ("bytes", row => Figure.Count(row.Bytes)),
        ("x smallest", row => Figure.Fixed(row.SizeToSmallest, 2)),
        ("coded bytes", row => Figure.Count(row.CodedBytes)),
        ("x fewest coded", row => Figure.Fixed(row.CodedToSmallest, 2)),
        ("ratio", row => Figure.Fixed(row.CompressionRatio, 2)),
        ("bits/value", row => Figure.Fixed(row.BitsPerValue, 3)),
        ("max error", row => Figure.Significant(row.Metrics.Of(ErrorMetrics.MaxError))),
        ("RMSE", row => Figure.Significant(row.Metrics.Of(ErrorMetrics.Rmse))),
        ("bound", row => Figure.Significant(row.BoundRequested)),
        ("used", row => Figure.Fixed(row.BoundUtilisation, 3)),
        ("held", row => row.BoundHeld switch { true => "yes", false => "NO", null => Figure.None }),
        ("step bytes", row => Figure.Count(row.StepBytesRead)),
    ];

    // Times of a single run are no figures for a paper.
    private static readonly (string Heading, Func<ComparisonRow, string> Figure)[] s_times =
    [
        ("write s", row => Figure.Fixed(row.EncodeSeconds, 3)),
        ("spread", row => Figure.Fixed(row.EncodeSpread, 3)),
        ("write x", row => Figure.Fixed(row.EncodeToYardstick, 2)),
        ("read s", row => Figure.Fixed(row.DecodeSeconds, 3)),
        ("spread", row => Figure.Fixed(row.DecodeSpread, 3)),
        ("read x", row => Figure.Fixed(row.DecodeToYardstick, 2)),
    ];

    /// <summary>The tables, variable by variable.</summary>
    internal static IReadOnlyList<StudyTable> Of(ComparisonResult result) =>
        [.. result.Results.GroupBy(row => (row.Variable, row.MaxErrorAsked)).Select(group => Of(result, [.. group]))];

    private static StudyTable Of(ComparisonResult result, ComparisonRow[] rows)
    {
        var (first, unit) = (rows[0], UnitOf(result, rows[0].Variable));
        var expression = result.Input.Variables.FirstOrDefault(variable => variable.Name == first.Variable)?.Expression;
        var name = first.Variable == ComparisonRow.AllVariables ? "all variables in one file"
            : expression is null ? first.Variable : $"{first.Variable} = {expression}";
        var error = first.MaxErrorAsked is { } maxError ? $" at {maxError}" : "";
        var ordered = first.MaxErrorAsked is null ? rows : [.. EqualErrorVerdict.InOrder(rows)];

        // A column in which nothing was measured says nothing.
        var all = result.Timing is null ? s_columns : [.. s_columns, .. s_times];
        var columns = all.Where(column => ordered.Any(row => column.Figure(row) != Figure.None)).ToArray();
        return new StudyTable(
            $"{result.Input.File}: {name}{(unit is null ? "" : $" [{unit}]")}{error}",
            ["configuration", .. columns.Select(column => column.Heading)],
            [.. ordered.Select(row => (string[])[NameOf(row), .. columns.Select(column => column.Figure(row))])]);
    }

    private static string NameOf(ComparisonRow row) => row.Status switch
    {
        CellStatus.Failed => $"{row.Configuration} (failed)",
        CellStatus.Unsupported => $"{row.Configuration} (not supported)",
        _ => row.Configuration,
    };

    private static string? UnitOf(ComparisonResult result, string variable) =>
        result.Input.Variables.FirstOrDefault(compared => compared.Name == variable)?.Unit?.Trim()
            is { Length: > 0 } unit ? unit : null;
}
