using System.Linq;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Html;

/// <summary>Where the figures come from: how they were measured, of which input, by which program on which
/// machine.</summary>
internal static class OriginSection
{
    private static readonly string[] s_definitions =
    [
        "Every figure is measured on the file that was written, closed, opened again through its provider and read to "
            + "the last value; nothing is assumed to be lossless, for no format.",
        "x is the original value as the input's reader gives it, y the value read back, d = y - x. N counts the points "
            + "where both are finite. Sums are taken in double.",
        "bytes: one file with the variable and its coordinates. coded: the coded values in it; headers: the rest. "
            + "ratio: 4 × points / bytes. bits/value: 8 × bytes / N.",
        "mean: mean of |d|. max: largest |d|. max/range: largest |d| / (max x - min x). RMSE: root of the mean of d². "
            + "PSNR: 20 log10(range) - 10 log10(mean of d²).",
        "bound: the error that the format guarantees, checked at every point; all other errors are what these fields "
            + "gave, no promise.",
        "max relative: largest |d| / |x|, without a value where a zero has changed. effective: bytes of the field as "
            + "whole numbers of the configuration's depth / bytes. used: largest error / bound.",
        "step read, step decoded: bytes fetched and values decoded for all levels at the middle frame; series: for the "
            + "middle point at all frames.",
    ];

    /// <summary>Writes the section.</summary>
    internal static void Write(HtmlText page, ComparisonResult result)
    {
        page.Add($"<section id=\"origin\"><h2>How this was measured</h2><ul class=\"definitions\">");
        foreach (var definition in s_definitions)
        {
            page.Add($"<li>{definition}</li>");
        }

        page.Add($"<li>{TimesOf(result)}</li></ul>");
        WriteSkipped(page, result.Input);
        WriteWarnings(page, result.Input);
        page.Add($"<h3>Input and environment</h3><dl>");
        Term(page, "command", result.Command);
        Term(page, "input", $"{result.Input.File}, {Figure.Count(result.Input.Bytes)} bytes");
        Term(page, "SHA-256", result.Input.Sha256 ?? "not known: the run was stopped");
        Term(page, "NumVid", $"{result.Environment.NumVid}, commit {result.Environment.Commit ?? "not known"}");
        Term(page, "processor", result.Environment.Processor ?? "not known");
        Term(page, "system", $"{result.Environment.OperatingSystem}, {result.Environment.Architecture}, "
            + $"{result.Environment.Cores} cores, .NET {result.Environment.DotNet}");
        foreach (var (library, version) in result.Environment.Libraries)
        {
            Term(page, library, version ?? "not usable");
        }

        page.Add($"</dl><p class=\"note\">All figures of this page are those of result.json, which is in the page as "
            + $"well, as the text of its element <code>result</code>.</p></section>");
    }

    private static string TimesOf(ComparisonResult result) => result.Timing is { } timing
        ? $"write, read: wall time, one cell at a time, the median of {Figure.Count(timing.Repetitions)} runs after one to "
            + $"warm up; spread: the longest less the shortest; × yardstick: by the time of {timing.Yardstick} for the same "
            + "variable."
        : result.Repetitions > 0
        ? $"write, read: wall time, the median of {Figure.Count(result.Repetitions)} runs after one to warm up."
        : "write, read: wall time of one run, for orders of magnitude.";

    private static void WriteSkipped(HtmlText page, ComparisonInput input)
    {
        if (input.Skipped.Count > 0)
        {
            page.Add($"<h3>Not compared</h3><ul id=\"skipped\">");
            foreach (var group in input.Skipped.GroupBy(skipped => skipped.Reason))
            {
                page.Add(
                    $"<li><bdi>{string.Join(", ", group.Select(skipped => skipped.Name))}</bdi>: {group.Key}</li>");
            }

            page.Add($"</ul>");
        }
    }

    private static void WriteWarnings(HtmlText page, ComparisonInput input)
    {
        if (input.Warnings.Count > 0)
        {
            page.Add($"<h3>Warnings of the input's reader</h3><ul id=\"warnings\">");
            foreach (var warning in input.Warnings)
            {
                page.Add($"<li>{warning}</li>");
            }

            page.Add($"</ul>");
        }
    }

    private static void Term(HtmlText page, string name, string text) =>
        page.Add($"<dt>{name}</dt><dd><bdi>{text}</bdi></dd>");
}
