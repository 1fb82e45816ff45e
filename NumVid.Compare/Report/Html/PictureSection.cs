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
        page.Add($"<figure class=\"wide\"><div id=\"picture\" class=\"scroll\"></div><figcaption "
            + $"id=\"picture-caption\"></figcaption></figure>");
        var isComplete = WriteTemplates(page, result, pictures, limit);
        WriteNote(page, result, pictures, isComplete);
        page.Add($"</section>");
    }

    private static bool WriteTemplates(
        HtmlText page, ComparisonResult result, IReadOnlyList<CellPictures> pictures, long limit)
    {
        foreach (var cell in pictures.Where(cell => cell.Frames.Count > 0))
        {
            var variable = result.Input.Variables.Single(variable => variable.Name == cell.Variable);
            var row =
                result.Results.Single(row => row.Variable == cell.Variable && row.Configuration == cell.Configuration);
            foreach (var frame in cell.Frames)
            {
                var label = FrameLabel.Of(variable, frame);
                var picture = CellFigure.Draw(variable, row, cell.Histogram, frame, label).ToInline();
                if (page.Length + picture.Length > limit)
                {
                    return false;
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
        var reduced = plan.IsReduced
            ? $"Reduced: each place of a picture stands for {plan.RowStep} × {plan.ColumnStep} points and shows the "
            + $"mean of their values, and of their errors the largest."
            : "One place for each point, nothing reduced.";
        var upright = plan.IsFirstRowLowest ? " The first row is at the bottom, since latitude grows with the rows."
            : "";
        return $"Colours of the field from the smallest to the largest original value of this frame; of the difference "
            + $"from minus to plus its largest error, {Figure.Significant(frame.LargestError)}. {reduced}{upright} The "
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
