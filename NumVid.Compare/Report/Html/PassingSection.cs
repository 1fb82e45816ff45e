using System;
using System.Linq;
using NumVid.Compare.Metrics;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Html;

/// <summary>The head of the page where settings were searched that pass all checks.</summary>
internal static class PassingSection
{
    private static readonly TableFigure[] s_figures =
    [
        .. TableFigure.Sizes.Where(figure => figure.Name is "bytes"),
        new("sizeToSmallest", "× smallest", row => row.SizeToSmallest, Decimals(2), "1"),
        .. TableFigure.Sizes.Where(figure => figure.Name is "codedBytes"),
        new("codedToSmallest", "× fewest coded", row => row.CodedToSmallest, Decimals(2), "1"),
        TableFigure.BitsPerValue,
        TableFigure.Of(ErrorMetrics.MaxError),
    ];

    /// <summary>Writes the section; nothing where no search was asked for.</summary>
    internal static void Write(HtmlText page, ComparisonResult result)
    {
        if (result.Passing.Count == 0)
        {
            return;
        }

        page.Add($"<section id=\"passing\"><h2>The weakest settings that pass all checks</h2>");
        page.Add($"<p class=\"note\">{PassingText.Note} × smallest: bytes / those of the smallest file that passes.</p>");
        foreach (var verdict in result.Passing)
        {
            Write(page, result, verdict);
        }

        page.Add($"</section>");
    }

    private static void Write(HtmlText page, ComparisonResult result, PassingVerdict verdict)
    {
        var unit = result.Input.Variables.FirstOrDefault(compared => compared.Name == verdict.Variable)?.Unit;
        ComparisonRow[] rows = [.. PassingVerdict.InOrder(
            result.Results.Where(row => row.Variable == verdict.Variable && row.Searched is not null))];
        page.Add($"<h3><bdi>{verdict.Variable}</bdi></h3><p class=\"verdict\"><bdi>{PassingText.Of(verdict)}</bdi></p>");
        page.Add($"<div class=\"scroll\"><table class=\"equal\"><thead><tr><th scope=\"col\">passes all checks</th>");
        page.Add($"<th scope=\"col\">setting</th>");
        foreach (var figure in s_figures)
        {
            page.Add($"<th scope=\"col\">{figure.Heading}<br><span "
                + $"class=\"unit\">{(figure.HasUnit ? Charts.UnitText.Of(unit) : figure.Unit)}</span></th>");
        }

        page.Add($"<th scope=\"col\">tried</th></tr></thead><tbody>");
        foreach (var row in rows)
        {
            page.Add($"<tr class=\"{(row.Status == CellStatus.Ok ? "ok" : "bad")}\"><th scope=\"row\">{row.Configuration}</th>");
            page.Add($"<td>{row.Setting ?? "none"}</td>");
            foreach (var figure in s_figures)
            {
                FigureCell.Write(page, result.Results, result.Results.ToList().IndexOf(row), figure, unit);
            }

            page.Add($"<td class=\"text\">{PassingText.Tried(row)}</td></tr>");
        }

        page.Add($"</tbody></table></div>");
    }

    private static Func<double?, string> Decimals(int count) => value => Figure.Fixed(value, count);
}
