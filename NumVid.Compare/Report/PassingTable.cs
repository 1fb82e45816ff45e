using System.Linq;
using NumVid.Compare.Metrics;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;
using Spectre.Console;

namespace NumVid.Compare.Report;

/// <summary>Prints the weakest settings that pass all checks.</summary>
/// <param name="console">Where to.</param>
/// <param name="result">What was found.</param>
internal sealed class PassingTable(IAnsiConsole console, ComparisonResult result)
{
    /// <summary>Prints a line for each variable; nothing where no search was asked for.</summary>
    internal void WriteSummary()
    {
        if (result.Passing.Count == 0)
        {
            return;
        }

        var table = ConsoleTables.New("smallest that passes", "", "setting", "bytes", "next format", "setting", "x");
        foreach (var column in new[] { 1, 2, 4, 5 })
        {
            table.Columns[column].Alignment = Justify.Left;
        }

        foreach (var verdict in result.Passing)
        {
            table.AddRow(
                new Text(verdict.Variable), new Text(verdict.Smallest ?? "none"), new Text(verdict.Setting ?? Figure.None),
                new Text(Figure.Count(verdict.SmallestBytes)), new Text(verdict.OtherFormat ?? Figure.None),
                new Text(verdict.OtherSetting ?? Figure.None), new Text(Figure.Fixed(verdict.OtherFormatToSmallest, 2)));
        }

        console.Write(table);
        console.Write(new Text($"   {PassingText.Note}\n"));
    }

    /// <summary>Prints what was found of a variable.</summary>
    internal void Write(string variable)
    {
        ComparisonRow[] rows = [.. PassingVerdict.InOrder(
            result.Results.Where(row => row.Variable == variable && row.Searched is not null))];
        if (rows.Length == 0)
        {
            return;
        }

        var table = ConsoleTables.New("passes all checks", "setting", "bytes", "x", "coded", "x", "bits/value", "max error");
        foreach (var row in rows)
        {
            ConsoleTables.AddRow(
                table, row, row.Setting ?? "none", Figure.Count(row.Bytes), Figure.Fixed(row.SizeToSmallest, 2),
                Figure.Count(row.CodedBytes), Figure.Fixed(row.CodedToSmallest, 2), Figure.Fixed(row.BitsPerValue, 3),
                Figure.Significant(row.Metrics.Of(ErrorMetrics.MaxError)));
        }

        var verdict = result.Passing.First(verdict => verdict.Variable == variable);
        console.Write(new Text($"\n   {PassingText.Of(verdict)}\n", new Style(decoration: Decoration.Bold)));
        console.Write(table);
        foreach (var row in rows)
        {
            console.Write(new Text($"   Tried of {row.Configuration}: {PassingText.Tried(row)}.\n"));
        }
    }
}
