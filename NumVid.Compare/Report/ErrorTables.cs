using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Metrics;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;
using Spectre.Console;

namespace NumVid.Compare.Report;

/// <summary>Prints the errors of a variable over the configurations.</summary>
/// <param name="console">Where to.</param>
internal sealed class ErrorTables(IAnsiConsole console)
{
    private const int LongestUnit = 12;

    /// <summary>Writes the main errors, and whether bounds are held.</summary>
    internal void Write(IReadOnlyList<ComparisonRow> rows, ComparedVariable variable)
    {
        if (rows.All(row => row.Exact is null))
        {
            return;
        }

        var metrics = MetricsIn(MetricTable.Main);
        var table = ConsoleTables.New(
        [
            variable.Unit?.Trim() is { Length: > 0 and <= LongestUnit } unit ? $"error [{unit}]" : "error",
            .. metrics.Select(HeadingOf), "bound", "held",
        ]);
        foreach (var row in rows)
        {
            ConsoleTables.AddRow(
                table, row,
                [
                    .. metrics.Select(metric => MetricText.InTable(metric, row)), Figure.Significant(
                    row.BoundRequested),
                    row.BoundHeld switch { true => "yes", false => "NO", null => Figure.None },
                ]);
        }

        console.Write(table);
    }

    /// <summary>Writes what only wide reports show.</summary>
    internal void WriteMore(IReadOnlyList<ComparisonRow> rows)
    {
        if (rows.All(row => row.Exact is null))
        {
            return;
        }

        // Where the largest error is stands last: it is the widest.
        var metrics = MetricsIn(MetricTable.More);
        var (figures, places) = (metrics.Where(metric => !IsPlace(metric)).ToArray(), metrics.Where(IsPlace).ToArray());
        var table = ConsoleTables.New(["error, more", .. figures.Select(HeadingOf), "used", .. places.Select(HeadingOf)]);
        foreach (var row in rows)
        {
            ConsoleTables.AddRow(
                table, row,
                [
                    .. figures.Select(metric => MetricText.InTable(metric, row)), Figure.Significant(
                    row.BoundUtilisation),
                    .. places.Select(metric => MetricText.InTable(metric, row)),
                ]);
        }

        console.Write(table);
    }

    /// <summary>Writes the metrics that cost more, where they were measured.</summary>
    internal void WriteFurther(IReadOnlyList<ComparisonRow> rows)
    {
        const int ColumnCount = 6;
        var metrics = MetricsIn(MetricTable.Further);
        if (rows.All(row => metrics.All(metric => row.Metrics.Of(metric) is null)))
        {
            return;
        }

        foreach (var columns in metrics.Where(metric => rows.Any(row => row.Metrics.Of(metric) is not null)).Chunk(ColumnCount))
        {
            var table = ConsoleTables.New(["further", .. columns.Select(HeadingOf)]);
            foreach (var row in rows)
            {
                ConsoleTables.AddRow(table, row, [.. columns.Select(metric => MetricText.InTable(metric, row))]);
            }

            console.Write(table);
        }
    }

    private static Metric[] MetricsIn(MetricTable table) =>
        [.. ErrorMetrics.All.Where(metric => metric.Table == table)];

    private static string HeadingOf(Metric metric) => metric.TableHeading ?? metric.PageHeading ?? metric.Name;

    private static bool IsPlace(Metric metric) => metric.ValueType == typeof(IReadOnlyList<int>);
}
