using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Report.Charts;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Html;

/// <summary>What the page says of one variable: its combined chart, all its figures, its errors frame by
/// frame.</summary>
internal sealed class VariableSection
{
    private readonly HtmlText _page;
    private readonly ComparisonResult _result;
    private readonly ComparedVariable _variable;
    private readonly int[] _rows;

    private VariableSection(HtmlText page, ComparisonResult result, string variable, ComparedVariable? compared)
    {
        _page = page;
        _result = result;
        _variable = compared ?? new ComparedVariable(variable, "", null, [], [], 0, 0, null, null, null);
        _rows = [.. Enumerable.Range(0, result.Results.Count).Where(i => result.Results[i].Variable == variable)];
    }

    /// <summary>Writes the section of a variable.</summary>
    internal static void Write(HtmlText page, ComparisonResult result, ComparedVariable variable)
    {
        var section = new VariableSection(page, result, variable.Name, variable);
        page.Add(
            $"<section class=\"variable\" id=\"{AnchorOf(result, variable)}\"><h3><bdi>{variable.Name}</bdi></h3>");
        section.WriteFacts();
        if (section._rows.Length > 0)
        {
            section.WriteCharts();
            section.WriteTable("size and cost", TableFigure.Sizes, hasHeld: false);
            section.WriteTable("error", TableFigure.Errors, hasHeld: true);
            section.WriteFurther();
            section.WriteChecks();
            section.WriteReasons();
        }

        page.Add($"</section>");
    }

    /// <summary>Writes links to the sections.</summary>
    internal static void WriteContents(HtmlText page, ComparisonResult result)
    {
        page.Add($"<p class=\"contents\">");
        foreach (var variable in result.Input.Variables)
        {
            page.Add($"<a href=\"#{AnchorOf(result, variable)}\"><bdi>{variable.Name}</bdi></a>");
        }

        page.Add($"</p>");
    }

    /// <summary>Writes the section of the files that hold all variables; nothing when there are none.</summary>
    internal static void WriteAll(HtmlText page, ComparisonResult result)
    {
        var section = new VariableSection(page, result, ComparisonRow.AllVariables, compared: null);
        if (section._rows.Length > 0)
        {
            page.Add($"<section class=\"variable\"><h3>All variables in one file</h3>");
            section.WriteTable("size and cost", TableFigure.Sizes, hasHeld: false);
            section.WriteReasons();
            page.Add($"</section>");
        }
    }

    // A number: names may hold what an anchor may not.
    private static string AnchorOf(ComparisonResult result, ComparedVariable variable) =>
        FormattableString.Invariant(
            $"variable-{result.Input.Variables.TakeWhile(other => other != variable).Count() + 1}");

    private void WriteFacts()
    {
        var shape = string.Join(
            " × ", _variable.Dimensions.Zip(_variable.Shape, (name, length) => $"{name} {Figure.Count(length)}"));
        var range = _variable.Minimum is null
            ? "no finite value"
            : UnitText.With(
            $"{Figure.Significant(_variable.Minimum)} to {Figure.Significant(_variable.Maximum)}", _variable.Unit);
        _page.Add($"<p class=\"facts\"><bdi>{_variable.Type}, {shape}; {range}; {Figure.Count(_variable.Points)} "
            + $"points, {Figure.Count(_variable.Missing)} missing</bdi></p>");
        if (_variable.ComputedFrom is not null)
        {
            _page.Add($"<p class=\"note\"><bdi>{DerivedText.Of(_variable)}</bdi></p>");
        }

        if (_variable.Quantisation is { MaxError: { } largest, Rmse: { } rmse, Bits: var depth })
        {
            _page.Add($"<p class=\"note\">Rounding to {depth} bits a level alone costs "
                + $"{UnitText.With(Figure.Significant(largest), _variable.Unit)} at most, RMSE "
                + $"{UnitText.With(Figure.Significant(rmse), _variable.Unit)}.</p>");
        }

        if (_variable.SourceBits is { } bits)
        {
            var packed = _variable.SmallestSourceBits is { } fewest && fewest < bits
                ? $"{Figure.Count(fewest)} to {Figure.Count(bits)}" : Figure.Count(bits);
            _page.Add($"<p class=\"note\">The source is packed at {packed} bits a value: formats that round to the "
                + $"same steps look better here.</p>");
        }
    }

    private void WriteCharts()
    {
        ComparisonRow[] rows = [.. _rows.Select(index => _result.Results[index])];
        _page.Add($"<figure class=\"wide\"><div class=\"scroll\">");
        _page.AddMarkup(CombinedChart.Draw(_variable, rows).ToInline());
        _page.Add($"</div><figcaption>Errors on a log scale, and compression ratio, of each configuration. An error of "
            + $"zero has no logarithm: it stands in the lane “exact”. The lines only guide the eye. Ratio: 4 bytes × "
            + $"points / bytes of the file.</figcaption></figure>");
        if (FrameErrorChart.IsWorthwhile(rows))
        {
            _page.Add($"<figure class=\"wide\">");
            _page.AddMarkup(FrameErrorChart.Draw(_variable, rows).ToInline());
            _page.Add($"<figcaption>Largest and mean error along {_variable.FrameDimension ?? "the axis of frames"}, "
                + $"over everything else. Every frame was measured.</figcaption></figure>");
        }

        if (RankChart.IsWorthwhile(rows))
        {
            _page.Add($"<figure class=\"wide ranks\">");
            _page.AddMarkup(RankChart.Draw(_variable, rows).ToInline());
            _page.Add($"<figcaption>Rank histogram: how many points have the first original member at each rank among the "
                + $"others. Bars: among the others as they were. Lines: as read back.</figcaption></figure>");
        }
    }

    private void WriteFurther()
    {
        if (_rows.Any(index => TableFigure.Further.Any(figure => figure.Value(_result.Results[index]) is not null)))
        {
            WriteTable("further", TableFigure.Further, hasHeld: false);
        }
    }

    private void WriteChecks()
    {
        foreach (var row in _rows.Select(index => _result.Results[index])
            .Where(row => row.SmallerThanBound > ScoreText.MostlySmall))
        {
            _page.Add($"<p class=\"note\">{ScoreText.Smallness(row)}</p>");
        }

        foreach (var row in _rows.Select(index => _result.Results[index]).Where(row => row.Counts is not null))
        {
            _page.Add($"<p class=\"note\"><b>{row.Configuration}</b>: <bdi>{ScoreText.Counts(row.Counts!)}</bdi></p>");
        }

        ComparisonRow[] rows = [.. _rows.Select(index => _result.Results[index]).Where(row => row.Checks is not null)];
        if (rows.Length == 0)
        {
            return;
        }

        _page.Add($"<div class=\"scroll\"><table class=\"figures\"><thead><tr><th scope=\"col\">checks</th>");
        foreach (var check in rows[0].Checks!)
        {
            _page.Add($"<th scope=\"col\">{check.Name}</th>");
        }

        _page.Add($"<th scope=\"col\">all</th></tr></thead><tbody>");
        foreach (var row in rows)
        {
            _page.Add($"<tr><th scope=\"row\">{row.Configuration}</th>");
            foreach (var check in row.Checks!)
            {
                _page.Add($"<td class=\"{(check.HasPassed == false ? "failed" : "")}\">{ScoreText.Of(check)}</td>");
            }

            _page.Add($"<td class=\"{(ScoreText.HasFailed(row.Checks) ? "failed" : "")}\">{ScoreText.OfAll(row.Checks)}"
                + $"</td></tr>");
        }

        _page.Add($"</tbody></table></div>");
    }

    private void WriteTable(string title, IReadOnlyList<TableFigure> allFigures, bool hasHeld)
    {
        // A column in which nothing was measured says nothing.
        TableFigure[] figures =
            [.. allFigures.Where(figure => _rows.Any(index => figure.Value(_result.Results[index]) is not null))];
        _page.Add($"<div class=\"scroll\"><table class=\"figures\"><thead><tr><th scope=\"col\">{title}</th>");
        foreach (var figure in figures)
        {
            _page.Add($"<th scope=\"col\">{figure.Heading}<br><span "
                + $"class=\"unit\">{(figure.HasUnit ? UnitText.Of(_variable.Unit) : figure.Unit)}</span></th>");
        }

        _page.AddMarkup(hasHeld ? "<th scope=\"col\">held</th>" : "");
        _page.Add($"</tr></thead><tbody>");
        foreach (var index in _rows)
        {
            WriteRow(index, figures, hasHeld);
        }

        _page.Add($"</tbody></table></div>");
    }

    private void WriteRow(int index, IReadOnlyList<TableFigure> figures, bool hasHeld)
    {
        var row = _result.Results[index];
        _page.Add(
            $"<tr class=\"{(row.Status == CellStatus.Ok ? "ok" : "bad")}\"><th scope=\"row\">{row.Configuration}</th>");
        foreach (var figure in figures)
        {
            FigureCell.Write(_page, _result.Results, index, figure, _variable.Unit);
        }

        if (hasHeld)
        {
            _page.Add($"<td>{row.BoundHeld switch { true => "yes", false => "NO", null => Figure.None }}</td>");
        }

        _page.Add($"</tr>");
    }

    private void WriteReasons()
    {
        foreach (var row in _rows.Select(index => _result.Results[index]).Where(row => row.Status != CellStatus.Ok))
        {
            _page.Add($"<p class=\"reason\"><b>{row.Configuration}</b> "
                + $"{(row.Status == CellStatus.Failed ? "failed" : "is not supported")}: {row.Reason}</p>");
        }
    }
}
