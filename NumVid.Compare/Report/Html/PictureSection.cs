using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Pictures;
using NumVid.Compare.Report.Charts;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Html;

/// <summary>The picture chooser: every picture is in the page as a template, and the script shows the one
/// chosen.</summary>
internal static class PictureSection
{
    /// <summary>Writes the section; nothing without pictures.</summary>
    /// <param name="page">The page.</param>
    /// <param name="result">The figures.</param>
    /// <param name="pictures">The pictures.</param>
    /// <param name="limit">Characters that the page may have; what does not fit is left out, and the page says
    /// so.</param>
    internal static void Write(HtmlText page, ComparisonResult result, IReadOnlyList<CellPictures> pictures, long limit)
    {
        if (!pictures.Any(cell => cell.Frames.Count > 0))
        {
            return;
        }

        page.Add($"<section id=\"pictures\"><h2>Pictures</h2>");
        page.Add($"<form class=\"chooser\"><label>Variable <select id=\"variable\"></select></label> "
            + $"<label>Configuration <select id=\"configuration\"></select></label> <label>Frame <select "
            + $"id=\"frame\"></select></label></form>");
        page.Add($"<p class=\"note\" id=\"zoom\">Draw a box on a map to enlarge that region in both. <button type=\"button\" "
            + $"id=\"zoom-in\">+</button> <button type=\"button\" id=\"zoom-out\">−</button> <button type=\"button\" "
            + $"id=\"zoom-all\">Whole field</button> <output id=\"zoom-factor\">1 ×</output></p>");
        page.Add($"<figure class=\"wide\"><div id=\"picture\" class=\"scroll\"></div><figcaption "
            + $"id=\"picture-caption\"></figcaption></figure>");
        var isComplete = WriteTemplates(page, result, pictures, limit);
        WriteNote(page, result, pictures, isComplete);
        page.Add($"</section>");
    }

    private static bool WriteTemplates(
        HtmlText page, ComparisonResult result, IReadOnlyList<CellPictures> pictures, long limit)
    {
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in pictures.Where(cell => cell.Frames.Count > 0))
        {
            var variable = result.Input.Variables.Single(variable => variable.Name == cell.Variable);
            var row =
                result.Results.Single(row => row.Variable == cell.Variable && row.Configuration == cell.Configuration);
            foreach (var frame in cell.Frames)
            {
                var label = FrameLabel.Of(variable, frame, cell.Plan!.FrameRank);
                var figure = CellFigure.Draw(variable, row, cell, frame, label);
                var picture = figure.ToInline();
                var lines = string.Concat(figure.Shared.Where(entry => !shared.Contains(entry.Key)).Select(entry => entry.Value));
                if (page.Length + picture.Length + lines.Length > limit)
                {
                    return false;
                }

                // The lines of a grid stand in the page once, whatever number of pictures shows them.
                if (lines.Length > 0)
                {
                    page.AddMarkup($"<svg class=\"chart shared\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>{lines}</defs></svg>\n");
                    shared.UnionWith(figure.Shared.Keys);
                }

                page.Add($"<template data-variable=\"{cell.Variable}\" data-configuration=\"{cell.Configuration}\" "
                    + $"data-frame=\"{label}\" data-note=\"{(frame.IsWorst ? "largest error" : "")}\" "
                    + $"data-caption=\"{CaptionOf(cell, frame)}\">");
                page.AddMarkup(picture);
                page.Add($"</template>");
            }
        }

        return true;
    }

    private static string CaptionOf(CellPictures cell, SampledFrame frame)
    {
        var plan = cell.Plan!;
        var reduced = plan.Cells is not null
            ? "Cells at their latitudes and longitudes, in equal steps of both: each place shows the mean of the values within it, "
            + "and of their errors the largest; where there are none, those of the nearest place that has some."
            : plan.IsReduced
            ? $"Reduced: each place of a picture stands for {plan.RowStep} × {plan.ColumnStep} points and shows the "
            + $"mean of their values, and of their errors the largest."
            : "One place for each point, nothing reduced.";
        var upright = plan.IsFirstRowLowest ? " The first row is at the bottom, since latitude grows with the rows."
            : "";
        var map = plan.Lines is null ? ""
            : " Coasts (Natural Earth, 1:110 million), parallels and meridians lie where the points of the grid are.";
        return $"Colours of the field from the smallest to the largest original value of this frame; of the difference "
            + $"from minus to plus its largest error, {Figure.Significant(frame.LargestError)}. {reduced}{upright}{map} The "
            + $"histogram counts every valid point of all frames.";
    }

    private static void WriteNote(
        HtmlText page, ComparisonResult result, IReadOnlyList<CellPictures> pictures, bool isComplete)
    {
        var largest = pictures.Where(cell => cell.Plan is not null).MaxBy(cell => cell.Plan!.FrameCount)!;
        var pictured = pictures.Where(cell => cell.Frames.Count > 0).Select(cell => cell.Variable)
            .Distinct(StringComparer.Ordinal).Count();
        page.Add($"<p class=\"note\">Frames are a sample, spread evenly over the file, with the frame of the largest "
            + $"error in addition: up to {largest.Frames.Count} of {largest.Plan!.FrameCount} frames here. Figures, "
            + $"charts and histograms are of all frames.</p>");
        if (pictured < result.Input.Variables.Count)
        {
            page.Add($"<p class=\"note\">To keep the page small, pictures were made of the first {pictured} of "
                + $"{result.Input.Variables.Count} variables only; choose others with '--variables'.</p>");
        }

        if (!isComplete)
        {
            page.Add($"<p class=\"note\">Some pictures were left out to keep the page below "
                + $"{(int)(PictureBudget.ReportBytes / 1_000_000)} MB.</p>");
        }
    }
}
