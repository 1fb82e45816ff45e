using System.Linq;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;
using Spectre.Console;

namespace NumVid.Compare.Report;

/// <summary>Prints what a sweep found: sizes, series against errors, where they cross, and the Pareto front.</summary>
/// <param name="console">Where to.</param>
/// <param name="result">What was found.</param>
internal sealed class SweepTable(IAnsiConsole console, ComparisonResult result)
{
    /// <summary>Whether there is a sweep.</summary>
    internal bool IsThere => result.Results.Any(row => row.Series is not null);

    /// <summary>Prints what was found of a variable.</summary>
    internal void Write(ComparedVariable variable)
    {
        ComparisonRow[] rows = [.. result.Results.Where(row => row.Variable == variable.Name)];
        WriteBounds(rows);
        WritePoints(rows);
        console.Write(new Text($"   Pareto front (size and largest error): {SweepText.FrontOf(rows)}.\n"));
        foreach (var crossing in result.Crossings.Where(crossing => crossing.Variable == variable.Name))
        {
            console.Write(new Text($"   {SweepText.Of(crossing, variable.Unit)}\n"));
        }
    }

    private void WriteBounds(ComparisonRow[] rows)
    {
        string[] bounds = [.. rows.Select(row => row.MaxErrorAsked).OfType<string>().Distinct()];
        if (bounds.Length == 0)
        {
            return;
        }

        var table = ConsoleTables.New(["bits/value at", .. bounds]);
        foreach (var series in rows.Where(row => row.MaxErrorAsked is not null).GroupBy(row => row.Series!))
        {
            table.AddRow(bounds.Select(bound => series.FirstOrDefault(row => row.MaxErrorAsked == bound))
                .Select(row => new Text(row is null ? Figure.None : SizeOf(row), StyleOf(row)))
                .Prepend(new Text(series.Key)));
        }

        console.Write(table);
    }

    // What has a setting of its own, presets among it, stands at no common error.
    private void WritePoints(ComparisonRow[] rows)
    {
        ComparisonRow[] points = [.. rows.Where(row => row.MaxErrorAsked is null)];
        if (points.Length == 0)
        {
            return;
        }

        var table = ConsoleTables.New("settings of their own", "bits/value", "largest error", "RMSE");
        foreach (var row in points)
        {
            ConsoleTables.AddRow(
                table, row, Figure.Fixed(row.BitsPerValue, 3),
                Figure.Significant(row.Metrics.Of(Metrics.ErrorMetrics.MaxError)),
                Figure.Significant(row.Metrics.Of(Metrics.ErrorMetrics.Rmse)));
        }

        console.Write(table);
    }

    private static string SizeOf(ComparisonRow row) => row.Status == CellStatus.Ok
        ? Figure.Fixed(row.BitsPerValue, 3) + (row.SizeToSmallest == 1 ? " <" : "  ")
        : row.Status == CellStatus.Failed ? "failed" : "none";

    private static Style StyleOf(ComparisonRow? row) => row is { Status: not CellStatus.Ok } ? new Style(Color.Red)
        : row is { SizeToSmallest: 1.0 } ? new Style(decoration: Decoration.Bold) : Style.Plain;
}
