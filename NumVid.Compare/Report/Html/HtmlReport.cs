using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using NumVid.Compare.Pictures;
using NumVid.Compare.Report.Charts;
using NumVid.Compare.Report.Json;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Report.Resources;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Html;

/// <summary>Writes report.html: one page with all figures, charts and pictures that needs nothing beside it.</summary>
/// <remarks>The policy in its head lets the browser run this page's own script and style, by their checksums, and load
/// pictures that are in the page; it forbids everything else, network included.</remarks>
internal static class HtmlReport
{
    // Room for what follows the pictures, and for characters of more than one byte.
    private const long Reserve = 500_000;

    /// <summary>Writes the page.</summary>
    /// <param name="writer">Where to; UTF-8.</param>
    /// <param name="result">The figures.</param>
    /// <param name="pictures">What charts and pictures are drawn from; may be empty.</param>
    internal static void Write(TextWriter writer, ComparisonResult result, IReadOnlyList<CellPictures> pictures)
    {
        var page = new HtmlText();
        WriteHead(page, result);
        WriteTitle(page, result);
        SweepSection.Write(page, result);
        EqualErrorSection.Write(page, result);
        PassingSection.Write(page, result);
        MatrixSection.Write(page, result);
        page.Add($"<section id=\"variables\"><h2>Variables</h2>");
        VariableSection.WriteContents(page, result);
        foreach (var variable in result.Input.Variables)
        {
            VariableSection.Write(page, result, variable);
        }

        VariableSection.WriteAll(page, result);
        page.Add($"</section>");
        var json = EmbeddedJson(result);
        PictureSection.Write(
            page, result, pictures, PictureBudget.ReportBytes - Reserve - Encoding.UTF8.GetByteCount(json));
        OriginSection.Write(page, result);
        page.Add($"</main>");
        page.AddMarkup($"<script type=\"application/json\" "
            + $"id=\"result\">{json}</script>\n<script>{Script}</script>\n</body></html>\n");
        writer.Write(page.ToString());
    }

    private static string Style { get; } =
        ChartStyle.Variables + PageResource.Read("chart.css") + PageResource.Read("report.css");

    private static string Script { get; } = PageResource.Read("report.js");

    private static void WriteHead(HtmlText page, ComparisonResult result)
    {
        page.Add($"<!DOCTYPE html>");
        page.Add($"<html lang=\"en\"><head><meta charset=\"utf-8\">");
        page.AddMarkup($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
            + $"style-src '{Checksum(Style)}'; script-src '{Checksum(Script)}'; base-uri 'none'; form-action "
            + $"'none'\">\n");
        page.Add($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.Add($"<title>{result.Input.File} - NumVid comparison</title>");

        // An icon of nothing: browsers would ask for one otherwise.
        page.Add($"<link rel=\"icon\" href=\"data:,\">");
        page.AddMarkup($"<style>{Style}</style>\n</head>\n");
    }

    private static void WriteTitle(HtmlText page, ComparisonResult result)
    {
        var configurations = result.Results.Select(row => row.Configuration).Distinct(StringComparer.Ordinal).Count();
        page.Add($"<body><header><div><p class=\"kind\">NumVid comparison</p><h1><bdi>{result.Input.File}</bdi></h1>");
        page.Add($"<p class=\"facts\">{Figure.Count(result.Input.Bytes)} bytes; "
            + $"{Count(result.Input.Variables.Count, "variable")} through "
            + $"{Count(configurations, "configuration")}</p></div>");
        page.Add($"<button id=\"theme\" type=\"button\" title=\"Light or dark\">Theme</button></header><main>");
        WriteState(page, result);
        WriteFailures(page, result);
    }

    private static void WriteState(HtmlText page, ComparisonResult result)
    {
        if (result.Partial)
        {
            page.Add($"<div class=\"banner\" id=\"partial\"><p><b>Partial.</b> The run was stopped; only what was "
                + $"finished is here, {Count(result.Results.Count, "cell")}.</p></div>");
        }

        if (result.Fast)
        {
            page.Add($"<div class=\"banner\" id=\"fast\"><p><b>Fast.</b> Two cells ran at once: times disturb each "
                + $"other and are not to be quoted.</p></div>");
        }
    }

    private static void WriteFailures(HtmlText page, ComparisonResult result)
    {
        var failed = result.Results.Where(row => row.Status == CellStatus.Failed).ToArray();
        if (failed.Length > 0)
        {
            page.Add($"<div class=\"banner\" id=\"failures\"><p><b>{Count(failed.Length, "cell")} failed.</b></p><ul>");
            foreach (var row in failed)
            {
                page.Add($"<li><bdi>{row.Variable}</bdi> through {row.Configuration}: {row.Reason}</li>");
            }

            page.Add($"</ul></div>");
        }
    }

    private static string Count(int count, string noun) => $"{Figure.Count(count)} {noun}{(count == 1 ? "" : "s")}";

    // Inside a script element only '<' could end it or open a comment, and JSON has it in strings alone.
    private static string EmbeddedJson(ComparisonResult result)
    {
        using var stream = new MemoryStream();
        JsonText.Write(stream, result);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length)
            .Replace("<", "\\u003c", StringComparison.Ordinal);
    }

    private static string Checksum(string text) =>
        "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
