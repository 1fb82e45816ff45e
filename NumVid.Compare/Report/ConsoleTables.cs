using System.Linq;
using NumVid.Compare.Results;
using Spectre.Console;

namespace NumVid.Compare.Report;

/// <summary>How tables for the terminal look.</summary>
internal static class ConsoleTables
{
    /// <summary>An empty table; the first column is of names, the others of figures.</summary>
    internal static Table New(params string[] headings)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var heading in headings)
        {
            var column = new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))) { NoWrap = true };
            table.AddColumn(table.Columns.Count == 0 ? column : column.RightAligned());
        }

        return table;
    }

    /// <summary>Adds a line for a cell: its configuration and figures, red unless it is in order.</summary>
    internal static void AddRow(Table table, ComparisonRow row, params string[] figures)
    {
        var style = row.Status == CellStatus.Ok ? Style.Plain : new Style(Color.Red);
        table.AddRow(figures.Prepend(row.Configuration).Select(text => new Text(text, style)));
    }
}
