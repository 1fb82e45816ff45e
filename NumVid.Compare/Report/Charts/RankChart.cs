using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Charts;

/// <summary>The rank histogram of an ensemble: bars as it was, a line for each configuration.</summary>
internal static class RankChart
{
    private const double Width = 900;
    private const double Left = 66;
    private const double Right = 16;
    private const double Top = 24;
    private const double Bottom = 214;
    private const double LegendTop = 260;
    private const double LegendLine = 18;
    private const double LegendColumn = 272;
    private const int LegendColumns = 3;
    private const int Ticks = 5;
    private const int DashCount = 4;
    private const double BarPart = 0.8;

    /// <summary>Whether a cell has one.</summary>
    internal static bool IsWorthwhile(IEnumerable<ComparisonRow> rows) => rows.Any(row => row.RankHistogram is not null);

    /// <summary>Draws it.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="rows">Its cells, one of which has ranks.</param>
    internal static SvgCanvas Draw(ComparedVariable variable, IReadOnlyList<ComparisonRow> rows)
    {
        ComparisonRow[] ranked = [.. rows.Where(row => row.RankHistogram is not null)];
        var original = ranked[0].RankHistogram!.Original;
        var highest = ranked.SelectMany(row => row.RankHistogram!.Decoded).Concat(original).Max();
        var lines = (ranked.Length + LegendColumns - 1) / LegendColumns;
        var canvas = new SvgCanvas(
            Width, LegendTop + (lines * LegendLine), $"Ranks of the first member of {variable.Name} among the others.");
        double Height(double count) => Bottom - ((Bottom - Top) * count / highest);
        var step = (Width - Left - Right) / original.Count;
        foreach (var tick in LinearTicks.Of(0, highest, Ticks))
        {
            canvas.Line(Left, Height(tick), Width - Right, Height(tick), "grid");
            canvas.Text(Left - 6, Height(tick) + 4, Figure.Significant(tick), "small end");
        }

        for (var rank = 0; rank < original.Count; rank++)
        {
            var tip = string.Join("; ", ranked.Select(row => $"{row.Configuration} {Figure.Significant(row.RankHistogram!.Decoded[rank])}")
                .Prepend($"rank {rank}: original {Figure.Significant(original[rank])}"));
            canvas.Box(
                Left + (step * (rank + ((1 - BarPart) / 2))), Height(original[rank]), step * BarPart, Bottom - Height(original[rank]),
                "bar", tip);
        }

        for (var i = 0; i < ranked.Length; i++)
        {
            var style = FormattableString.Invariant(
                $"line thin c{i % ChartStyle.LineColourCount} dash{i / ChartStyle.LineColourCount % DashCount}");
            canvas.Polyline(
                [.. ranked[i].RankHistogram!.Decoded.Select((count, rank) => (Left + (step * (rank + 0.5)), Height(count)))], style);
            var (x, y) = (Left + (LegendColumn * (i % LegendColumns)), LegendTop + (LegendLine * (i / LegendColumns)));
            canvas.Line(x, y, x + 30, y, style);
            canvas.Text(x + 36, y + 4, ranked[i].Configuration, "small");
        }

        canvas.Line(Left, Bottom, Width - Right, Bottom, "axis");
        canvas.Text(Left + (step / 2), Bottom + 17, "0", "small middle");
        canvas.Text(Width - Right - (step / 2), Bottom + 17, Figure.Count(original.Count - 1), "small middle");
        canvas.Text((Left + Width - Right) / 2, Bottom + 33, "rank of the first member among the others", "small quiet middle");
        return canvas;
    }
}
