using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Charts;

/// <summary>The largest and the mean error of each frame, a line for each configuration.</summary>
internal sealed class FrameErrorChart
{
    private const double Width = 900;
    private const double Left = 66;
    private const double Right = 16;
    private const double Top = 30;
    private const double PanelHeight = 190;
    private const double PanelGap = 40;
    private const double LegendTop = 50;
    private const double LegendLine = 18;
    private const int LegendColumns = 3;
    private const int LongestName = 36;
    private const int DashCount = 4;
    private const int FewTicks = 5;
    private const int ManyTicks = 8;

    private readonly ComparedVariable _variable;
    private readonly IReadOnlyList<ComparisonRow> _rows;
    private readonly IReadOnlyList<ComparisonRow> _exact;
    private readonly FrameErrors _axis;
    private readonly SvgCanvas _canvas;

    private FrameErrorChart(ComparedVariable variable, IReadOnlyList<ComparisonRow> rows)
    {
        _variable = variable;
        _exact = [.. rows.Where(IsExact)];
        _rows = [.. rows.Where(row => row.ErrorByFrame is not null).Except(_exact)];
        _axis = _rows[0].ErrorByFrame!;
        var legendLines = ((_rows.Count + LegendColumns - 1) / LegendColumns) + (_exact.Count > 0 ? 1 : 0);
        _canvas = new SvgCanvas(
            Width, Bottom(1) + LegendTop + (
                legendLines * LegendLine), $"Largest and mean error of {variable.Name} along {_axis.Dimension}.");
    }

    /// <summary>Whether there is something to see: more than one frame, and a measured cell that is not
    /// exact.</summary>
    internal static bool IsWorthwhile(IReadOnlyList<ComparisonRow> rows) =>
        rows.Any(row => row.ErrorByFrame is { Max.Count: > 1 } && !IsExact(row));

    /// <summary>Draws it.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="rows">Its cells, for which it is worthwhile.</param>
    internal static SvgCanvas Draw(ComparedVariable variable, IReadOnlyList<ComparisonRow> rows)
    {
        var chart = new FrameErrorChart(variable, rows);
        var unit = UnitText.Of(variable.Unit);
        chart.DrawPanel(0, $"largest error of a frame [{unit}]", errors => errors.Max);
        chart.DrawPanel(1, $"mean error of a frame [{unit}]", errors => errors.Mean);
        chart.DrawFrames();
        chart.DrawLegend();
        return chart._canvas;
    }

    private static double Bottom(int panel) => Top + PanelHeight + (panel * (PanelHeight + PanelGap));

    private static string StyleOf(int index) => FormattableString.Invariant(
        $"line thin c{index % ChartStyle.LineColourCount} dash{index / ChartStyle.LineColourCount % DashCount}");

    private static bool IsExact(ComparisonRow row) =>
        row.ErrorByFrame is { } errors && errors.Max.All(error => error is null or 0);

    private double PlaceOf(double frame) => Left + ((Width - Left - Right) * frame / (_axis.Frames - 1));

    private void DrawPanel(int panel, string title, Func<FrameErrors, IReadOnlyList<double?>> figures)
    {
        var series = _rows.Select(row => figures(row.ErrorByFrame!)).ToArray();
        var axis = new LogAxis(
            series.SelectMany(errors => errors).OfType<double>(), Bottom(panel) - PanelHeight, Bottom(panel), "exact");
        _canvas.Text(Left, Bottom(panel) - PanelHeight - 10, title, "small");
        axis.Draw(_canvas, Left, Width - Right);
        for (var i = 0; i < series.Length; i++)
        {
            var points = series[i]
                .Select((error, entry) => (Frame: PlaceOf(entry * (double)_axis.FramesPerEntry), Error: error));
            _canvas.Polyline(
                [.. points.Where(point => point.Error is not null)
                    .Select(point => (point.Frame, axis.Place(point.Error!.Value)))], StyleOf(i));
        }
    }

    private void DrawFrames()
    {
        var bottom = Bottom(1);
        var isNamed = NameOf(0) is not null;
        foreach (var tick in LinearTicks.Of(0, _axis.Frames - 1, isNamed ? FewTicks : ManyTicks)
            .Where(tick => tick == Math.Floor(tick)))
        {
            _canvas.Line(PlaceOf(tick), bottom, PlaceOf(tick), bottom + 4, "axis");

            // A long name in the corner would leave the picture.
            var place = tick == 0 && isNamed ? "small" : tick == _axis.Frames - 1 && isNamed ? "small end"
                : "small middle";
            _canvas.Text(tick == 0 && isNamed ? 0 : PlaceOf(tick), bottom + 17, NameOf((int)tick)
                ?? Figure.Count((long)tick), place);
        }

        var joined = _axis.FramesPerEntry > 1 ? $"; each point stands for {_axis.FramesPerEntry} frames" : "";
        _canvas.Text((Left + Width - Right) / 2, bottom
            + 33, $"{(isNamed ? "" : "index on ")}{_axis.Dimension}{joined}", "small quiet middle");
    }

    private string? NameOf(int frame) =>
        _variable.Dimensions.ToList().IndexOf(_axis.Dimension) is >= 0 and var axis ? _variable.NameAt(axis, frame)
            : null;

    private void DrawLegend()
    {
        var top = Bottom(1) + LegendTop;
        for (var i = 0; i < _rows.Count; i++)
        {
            var x = Left + ((Width - Left - Right) / LegendColumns * (i % LegendColumns));
            var y = top + (LegendLine * (i / LegendColumns));
            var name = _rows[i].Configuration;
            _canvas.Line(x, y, x + 30, y, StyleOf(i));
            _canvas.Text(x + 36, y + 4, name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…", "small");
        }

        if (_exact.Count > 0)
        {
            var y = top + (LegendLine * ((_rows.Count + LegendColumns - 1) / LegendColumns));
            _canvas.Text(Left, y
                + 4, $"exact in every frame: {string.Join(", ", _exact.Select(row => row.Configuration))}", "small");
        }
    }
}
