using System.Linq;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;
using Spectre.Console;

namespace NumVid.Compare.Report;

/// <summary>Prints who is smallest where every format keeps the same error, by how much, and what that
/// costs.</summary>
/// <param name="console">Where to.</param>
/// <param name="result">What was found.</param>
internal sealed class EqualErrorTable(IAnsiConsole console, ComparisonResult result)
{
    /// <summary>Prints a line for each variable; nothing where no common error was asked for.</summary>
    internal void WriteSummary()
    {
        if (result.EqualError.Count == 0)
        {
            return;
        }

        var table = ConsoleTables.New("smallest at equal error", "", "bytes", "next format", "x");
        table.Columns[1].Alignment = table.Columns[3].Alignment = Justify.Left;
        foreach (var verdict in result.EqualError)
        {
            var variable = verdict.Variable == ComparisonRow.AllVariables ? "*" : verdict.Variable;
            table.AddRow(
                new Text($"{variable}  {verdict.MaxError}"), new Text(verdict.Smallest ?? "none"),
                new Text(Figure.Count(verdict.SmallestBytes)), new Text(verdict.OtherFormat ?? Figure.None),
                new Text(Figure.Fixed(verdict.OtherFormatToSmallest, 2)));
        }

        console.Write(table);
    }

    /// <summary>Prints the tables of a variable, one for each error that was asked for.</summary>
    internal void Write(string variable)
    {
        foreach (var verdict in result.EqualError.Where(verdict => verdict.Variable == variable))
        {
            Write(verdict);
        }
    }

    private void Write(EqualErrorVerdict verdict)
    {
        var table = ConsoleTables.New(
            "at equal error", "bytes", "x", "coded", "x", "used", "held", "write s", "read s", "step bytes");
        var rows = result.Results.Where(
            row => row.Variable == verdict.Variable && row.MaxErrorAsked == verdict.MaxError).ToArray();
        foreach (var row in EqualErrorVerdict.InOrder(rows))
        {
            ConsoleTables.AddRow(
                table, row, Figure.Count(row.Bytes), Figure.Fixed(row.SizeToSmallest, 2), Figure.Count(row.CodedBytes),
                Figure.Fixed(row.CodedToSmallest, 2), Figure.Fixed(row.BoundUtilisation, 3),
                row.BoundHeld switch { true => "yes", false => "NO", null => Figure.None },
                Figure.Fixed(row.EncodeSeconds, 3), Figure.Fixed(row.DecodeSeconds, 3),
                Figure.Count(row.StepBytesRead));
        }

        var unit = result.Input.Variables.FirstOrDefault(variable => variable.Name == verdict.Variable)?.Unit;
        var sentence = EqualErrorText.Of(verdict, unit, rows);
        console.Write(new Text($"\n   {sentence}\n", new Style(decoration: Decoration.Bold)));
        console.Write(table);
    }
}
