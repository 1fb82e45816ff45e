using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Pictures;
using NumVid.Compare.Report.Charts;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Report.Figures;

/// <summary>Every chart and picture of a report: what the page shows, one by one.</summary>
internal static class FigureList
{
    private const int LongestPart = 80;

    /// <summary>The figures: for each variable its charts, then its pictures, configuration by configuration.</summary>
    internal static IReadOnlyList<FigureFile> Of(ComparisonResult result, IReadOnlyList<CellPictures> pictures)
    {
        var figures = new List<FigureFile>();
        foreach (var variable in result.Input.Variables)
        {
            ComparisonRow[] rows = [.. result.Results.Where(row => row.Variable == variable.Name)];
            var cells = pictures.Where(cell => cell.Variable == variable.Name);
            figures.AddRange(ChartsOf(variable, rows));
            figures.AddRange(RanksOf(variable, rows));
            figures.AddRange(
                cells.SelectMany(cell =>
                PicturesOf(variable, rows.First(row => row.Configuration == cell.Configuration), cell)));
        }

        return WithDistinctNames(figures);
    }

    private static IEnumerable<FigureFile> ChartsOf(ComparedVariable variable, ComparisonRow[] rows)
    {
        if (rows.Length > 0)
        {
            yield return new FigureFile($"{PartOf(variable.Name)}-combined", () => CombinedChart.Draw(variable, rows));
        }

        if (SweepChart.IsWorthwhile(rows))
        {
            yield return new FigureFile(
                $"{PartOf(variable.Name)}-sweep-largest", () => SweepChart.DrawLargest(variable, rows));
            yield return new FigureFile($"{PartOf(variable.Name)}-sweep-rmse", () => SweepChart.DrawRmse(variable, rows));
        }

        if (FrameErrorChart.IsWorthwhile(rows))
        {
            yield return new FigureFile($"{PartOf(variable.Name)}-frames", () => FrameErrorChart.Draw(variable, rows));
        }
    }

    private static IEnumerable<FigureFile> RanksOf(ComparedVariable variable, ComparisonRow[] rows) =>
        RankChart.IsWorthwhile(rows)
            ? [new FigureFile($"{PartOf(variable.Name)}-ranks", () => RankChart.Draw(variable, rows))] : [];

    private static IEnumerable<FigureFile> PicturesOf(ComparedVariable variable, ComparisonRow row, CellPictures cell)
    {
        var prefix = $"{PartOf(variable.Name)}-{PartOf(row.Configuration)}";
        yield return new FigureFile(
            $"{prefix}-histogram", () => HistogramChart.DrawAlone(variable, row, cell.Histogram));
        foreach (var frame in cell.Frames)
        {
            yield return new FigureFile(
                string.Create(CultureInfo.InvariantCulture, $"{prefix}-frame{frame.Frame + 1}"),
                () => CellFigure.Draw(variable, row, cell, frame, FrameLabel.Of(variable, frame, cell.Plan!.FrameRank)));
        }
    }

    // File systems end names at 255 bytes.
    private static string PartOf(string name)
    {
        var part = SafeFileName.Of(name);
        return part.Length <= LongestPart ? part : part[..LongestPart];
    }

    private static FigureFile[] WithDistinctNames(IEnumerable<FigureFile> figures)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. figures.Select(figure =>
        {
            var name = figure.Name;
            for (var number = 2; !taken.Add(name); number++)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{figure.Name}-{number}");
            }

            return figure with { Name = name };
        })];
    }
}
