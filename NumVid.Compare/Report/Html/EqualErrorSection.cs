using System;
using System.Linq;
using NumVid.Compare.Metrics;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Html;

/// <summary>The head of the page where every format was allowed the same error: who is smallest, by how much, at what
/// speed and cost.</summary>
internal static class EqualErrorSection
{
    private static readonly TableFigure[] s_figures =
    [
        .. TableFigure.Sizes.Where(figure => figure.Name is "bytes"),
        new("sizeToSmallest", "× smallest", row => row.SizeToSmallest, Decimals(2), "1"),
        .. TableFigure.Sizes.Where(figure => figure.Name is "codedBytes"),
        new("codedToSmallest", "× fewest coded", row => row.CodedToSmallest, Decimals(2), "1"),
        TableFigure.Of(ErrorMetrics.MaxError),
        .. TableFigure.Errors.Where(figure => figure.Name is "boundRequested" or "boundUtilisation"),
        .. TableFigure.Sizes.Where(figure => figure.Name is "encodeSeconds" or "decodeSeconds" or "stepBytesRead"
            or "stepValuesDecoded"),
    ];

    /// <summary>Writes the section; nothing where no common error was asked for.</summary>
    internal static void Write(HtmlText page, ComparisonResult result)
    {
        if (result.EqualError.Count == 0)
        {
            return;
        }

        page.Add($"<section id=\"equal\"><h2>At equal error</h2>");
        page.Add($"<p class=\"note\">Every format keeps the same bound by its own means: GRIB by binary and decimal "
            + $"scale, NetCDF by whole numbers in steps of twice the bound or by rounded bits, .nv12 by its codecs, "
            + $"presets by a residual. × smallest: bytes / those of the smallest file that keeps the bound. used: "
            + $"largest error / bound.</p>");
        foreach (var verdict in result.EqualError)
        {
            Write(page, result, verdict);
        }

        page.Add($"</section>");
    }

    private static void Write(HtmlText page, ComparisonResult result, EqualErrorVerdict verdict)
    {
        var variable = result.Input.Variables.FirstOrDefault(compared => compared.Name == verdict.Variable);
        var rows = result.Results.Where(
            row => row.Variable == verdict.Variable && row.MaxErrorAsked == verdict.MaxError).ToArray();
        TableFigure[] figures = [.. s_figures.Where(figure => rows.Any(row => figure.Value(row) is not null))];
        page.Add($"<h3><bdi>{variable?.Name ?? "all variables in one file"}</bdi></h3>");
        page.Add($"<p class=\"verdict\"><bdi>{EqualErrorText.Of(verdict, variable?.Unit, rows)}</bdi></p>");
        page.Add($"<div class=\"scroll\"><table class=\"equal\"><thead><tr><th scope=\"col\">at equal error</th>");
        foreach (var figure in figures)
        {
            page.Add($"<th scope=\"col\">{figure.Heading}<br><span "
                + $"class=\"unit\">{(figure.HasUnit ? Charts.UnitText.Of(variable?.Unit) : figure.Unit)}</span></th>");
        }

        page.Add($"<th scope=\"col\">held</th></tr></thead><tbody>");
        foreach (var row in EqualErrorVerdict.InOrder(rows))
        {
            WriteRow(page, result, row, figures, variable?.Unit);
        }

        page.Add($"</tbody></table></div>");
    }

    private static void WriteRow(
        HtmlText page, ComparisonResult result, ComparisonRow row, TableFigure[] figures, string? unit)
    {
        var index = result.Results.ToList().IndexOf(row);
        page.Add(
            $"<tr class=\"{(row.Status == CellStatus.Ok ? "ok" : "bad")}\"><th scope=\"row\">{row.Configuration}</th>");
        foreach (var figure in figures)
        {
            FigureCell.Write(page, result.Results, index, figure, unit);
        }

        page.Add($"<td>{row.BoundHeld switch { true => "yes", false => "NO", null => Figure.None }}</td></tr>");
    }

    private static Func<double?, string> Decimals(int count) => value => Figure.Fixed(value, count);
}
