using System.Collections.Generic;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Html;

/// <summary>Writes a cell of a table: the figure as people read it, and all its digits for the pointer and for
/// programs.</summary>
internal static class FigureCell
{
    /// <summary>Writes one.</summary>
    /// <param name="page">The page.</param>
    /// <param name="rows">All rows of the result, in its order: the cell says which one it is from.</param>
    /// <param name="index">The row.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="unit">The unit of the row's variable.</param>
    /// <param name="heat">A class for the tint, or null.</param>
    internal static void Write(
        HtmlText page, IReadOnlyList<ComparisonRow> rows, int index, TableFigure figure, string? unit,
        string? heat = null)
    {
        var row = rows[index];
        var value = figure.Value(row);
        if (value is null)
        {
            var isExact = figure.IsInfiniteWhenExact && row.Exact == true;
            page.Add($"<td class=\"none\">{(isExact ? MetricText.Exact : Figure.None)}</td>");
            return;
        }

        var digits = Figure.Exact(value);
        var shown = figure.HasUnit ? Charts.UnitText.With(digits, unit) : digits;
        var tip = $"{row.Configuration}, {figure.Name}: {shown}";
        page.Add(
            $"<td class=\"{heat}\" data-row=\"{index}\" data-figure=\"{figure.Name}\" data-value=\"{digits}\" "
                + $"title=\"{tip}\">{figure.Format(value)}</td>");
    }
}
