using System.Linq;
using NumVid.Compare.Report.Charts;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Html;

/// <summary>The curves of a sweep: error against size, where they cross, and what nothing else is better
/// than.</summary>
internal static class SweepSection
{
    /// <summary>Writes the section; nothing outside of sweeps.</summary>
    internal static void Write(HtmlText page, ComparisonResult result)
    {
        if (result.Results.All(row => row.Series is null))
        {
            return;
        }

        page.Add($"<section id=\"sweep\"><h2>Error against size</h2>");
        page.Add($"<p class=\"note\">Each point is a file that was written and read back; point at it for its figures. "
            + $"Curves further to the left are smaller at the same error. Lines only guide the eye.</p>");
        foreach (var variable in result.Input.Variables)
        {
            ComparisonRow[] rows = [.. result.Results.Where(row => row.Variable == variable.Name)];
            if (SweepChart.IsWorthwhile(rows))
            {
                Write(page, result, variable, rows);
            }
        }

        page.Add($"</section>");
    }

    private static void Write(HtmlText page, ComparisonResult result, ComparedVariable variable, ComparisonRow[] rows)
    {
        page.Add($"<h3><bdi>{variable.Name}</bdi></h3>");
        foreach (var chart in new[] { SweepChart.DrawLargest(variable, rows), SweepChart.DrawRmse(variable, rows) })
        {
            page.Add($"<figure class=\"wide\"><div class=\"scroll\">");
            page.AddMarkup(chart.ToInline());
            page.Add($"</div></figure>");
        }

        page.Add($"<p class=\"front\"><b>Pareto front</b> (size and largest error): "
            + $"<bdi>{SweepText.FrontOf(rows)}</bdi></p>");
        page.Add($"<ul class=\"crossings\">");
        foreach (var crossing in result.Crossings.Where(crossing => crossing.Variable == variable.Name))
        {
            page.Add($"<li><bdi>{SweepText.Of(crossing, variable.Unit)}</bdi></li>");
        }

        page.Add($"</ul>");
    }
}
