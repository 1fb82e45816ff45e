using System;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Metrics;
using NumVid.Compare.Report.Charts;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Html;

/// <summary>The matrices of sizes and errors: configurations against variables, the fewer of them side by side,
/// tinted by the figure.</summary>
internal sealed class MatrixSection
{
    private const int TintCount = 8;

    private readonly HtmlText _page;
    private readonly ComparisonResult _result;
    private readonly string[] _configurations;
    private readonly string[] _variables;

    private MatrixSection(HtmlText page, ComparisonResult result)
    {
        _page = page;
        _result = result;
        _configurations = [.. result.Results.Select(row => row.Configuration).Distinct(StringComparer.Ordinal)];
        _variables = [.. result.Input.Variables.Select(variable => variable.Name)];
    }

    /// <summary>Writes the section.</summary>
    internal static void Write(HtmlText page, ComparisonResult result)
    {
        var section = new MatrixSection(page, result);
        page.Add($"<section id=\"matrices\"><h2>Sizes and errors</h2>");
        page.Add($"<p class=\"note\">Tints compare the configurations of one variable, on a log scale: the stronger, "
            + $"the larger. Point at a figure for all its digits.</p>");
        page.Add($"<div class=\"matrices\">");
        string[] withAll = [.. section._variables, ComparisonRow.AllVariables];
        section.Write(
            "Compression ratio", "4 bytes × points / bytes of the file; the larger, the smaller the file",
            TableFigure.CompressionRatio, withAll, "s");
        section.Write(
            "Bits per value", "8 × bytes of the file / valid points", TableFigure.BitsPerValue, withAll, "s");
        section.Write(
            "Mean error", "mean of |read back - original|, in the unit of the variable",
            TableFigure.Of(ErrorMetrics.MeanError), section._variables, "e");
        section.Write(
            "Largest error", "max of |read back - original|, in the unit of the variable",
            TableFigure.Of(ErrorMetrics.MaxError), section._variables, "e");
        section.Write(
            "Largest error / range", "largest error / (max - min of the variable)",
            TableFigure.Of(ErrorMetrics.RangeRelativeMaxError), section._variables, "e");
        page.Add($"</div></section>");
    }

    private void Write(string title, string definition, TableFigure figure, string[] variables, string tint)
    {
        _page.Add($"<figure class=\"matrix\"><figcaption><b>{title}</b> <span "
            + $"class=\"note\">{definition}</span></figcaption>");
        _page.Add($"<div class=\"scroll\"><table><thead><tr><th></th>");
        var isUpright = variables.Length <= _configurations.Length;
        foreach (var column in isUpright ? variables : _configurations)
        {
            WriteHeading("col", column, isUpright ? UnitIn(figure, column) : null);
        }

        _page.Add($"</tr></thead><tbody>");
        foreach (var line in isUpright ? _configurations : variables)
        {
            _page.Add($"<tr>");
            WriteHeading("row", line, isUpright ? null : UnitIn(figure, line));
            foreach (var column in isUpright ? variables : _configurations)
            {
                WriteCell(isUpright ? column : line, isUpright ? line : column, figure, tint);
            }

            _page.Add($"</tr>");
        }

        _page.Add($"</tbody></table></div></figure>");
    }

    private void WriteHeading(string scope, string name, string? unit)
    {
        var shown = name == ComparisonRow.AllVariables ? "all in one file" : name;
        _page.Add($"<th scope=\"{scope}\"><bdi>{shown}</bdi> <span class=\"unit\">{unit}</span></th>");
    }

    private string? UnitIn(TableFigure figure, string variable) =>
        figure.HasUnit ? UnitText.Of(UnitOf(variable)) : null;

    private void WriteCell(string variable, string configuration, TableFigure figure, string tint)
    {
        var index = IndexOf(variable, configuration);
        if (index < 0)
        {
            _page.Add($"<td class=\"none\">{Figure.None}</td>");
        }
        else if (figure.Value(_result.Results[index]) is { } value)
        {
            FigureCell.Write(
                _page, _result.Results, index, figure, UnitOf(variable), tint + TintOf(value, variable, figure));
        }
        else
        {
            var row = _result.Results[index];
            var word = row.Status switch
            {
                CellStatus.Failed => "failed",
                CellStatus.Unsupported => "not supported",
                _ => Figure.None,
            };
            _page.Add($"<td class=\"none\" title=\"{row.Reason}\">{word}</td>");
        }
    }

    private int IndexOf(string variable, string configuration)
    {
        for (var i = 0; i < _result.Results.Count; i++)
        {
            if (_result.Results[i].Variable == variable && _result.Results[i].Configuration == configuration)
            {
                return i;
            }
        }

        return -1;
    }

    // 0 for zero, then 1 to 8 between the smallest and the largest figure of the variable.
    private string TintOf(double value, string variable, TableFigure figure)
    {
        var others = _result.Results.Where(row => row.Variable == variable)
            .Select(figure.Value).OfType<double>().Where(other => other > 0).ToArray();
        var tint = 0;
        if (value > 0)
        {
            var extent = Math.Log(others.Max() / others.Min());
            var part = extent > 0 ? Math.Log(value / others.Min()) / extent : 0;
            tint = 1 + (int)Math.Min(TintCount - 1, part * TintCount);
        }

        return tint.ToString(CultureInfo.InvariantCulture);
    }

    private string? UnitOf(string variable) =>
        _result.Input.Variables.FirstOrDefault(compared => compared.Name == variable)?.Unit;
}
