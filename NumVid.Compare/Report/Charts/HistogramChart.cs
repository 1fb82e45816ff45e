using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NumVid.Compare.Pictures;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Charts;

/// <summary>How often each error occurs: signed errors from left to right, counts on a log scale.</summary>
internal sealed class HistogramChart
{
    // Where a count of nothing stands: bars of one point can be seen.
    private const double LowestCount = 0.5;

    // A bound that is much wider than every error would press the bars together.
    private const double WidestBound = 3;

    private const double AloneWidth = 720;
    private const double AloneHeight = 300;
    private const double AloneLeft = 66;

    private readonly SvgCanvas _canvas;
    private readonly double _left;
    private readonly double _right;
    private readonly double _top;
    private readonly double _bottom;

    private HistogramChart(SvgCanvas canvas, double left, double right, double top, double bottom) =>
        (_canvas, _left, _right, _top, _bottom) = (canvas, left, right, top, bottom);

    /// <summary>Draws it as a figure of its own.</summary>
    internal static SvgCanvas DrawAlone(ComparedVariable variable, ComparisonRow row, ErrorHistogram histogram)
    {
        var canvas = new SvgCanvas(
            AloneWidth, AloneHeight, $"How often each error of {variable.Name} occurs through {row.Configuration}.");
        canvas.Text(AloneLeft, 20, $"{variable.Name}, {row.Configuration}, errors of all frames", "strong");
        Draw(canvas, AloneLeft, AloneWidth - 16, 52, AloneHeight - 46, histogram, variable.Unit, row.BoundRequested);
        return canvas;
    }

    /// <summary>Draws it into a part of a drawing.</summary>
    /// <param name="canvas">The drawing.</param>
    /// <param name="left">The left end of the axis.</param>
    /// <param name="right">Its right end.</param>
    /// <param name="top">The upper end of the bars.</param>
    /// <param name="bottom">Their lower end; 35 units more are used below.</param>
    /// <param name="histogram">The counts.</param>
    /// <param name="unit">The variable's unit.</param>
    /// <param name="bound">The absolute error promised, or null.</param>
    internal static void Draw(
        SvgCanvas canvas, double left, double right, double top, double bottom, ErrorHistogram histogram, string? unit, double? bound)
    {
        var chart = new HistogramChart(canvas, left, right, top, bottom);
        var bins = histogram.Bins();
        if (bins.Count == 0)
        {
            var text = histogram.ValidCount == 0
                ? "no point with two finite values"
                : $"exact: all {Figure.Count(histogram.ValidCount)} valid points came back equal";
            canvas.Text((left + right) / 2, (top + bottom) / 2, text, "middle");
        }
        else
        {
            var end = bins[^1].To;
            chart.DrawBars(
                bins, histogram.ZeroCount, bound <= WidestBound * end ? Math.Max(end, bound.Value) : end, unit, bound);
        }
    }

    private void DrawBars(IReadOnlyList<ErrorBin> bins, long zeroCount, double end, string? unit, double? bound)
    {
        var most = Math.Max(zeroCount, bins.Max(bin => bin.Count));
        var highest = Math.Ceiling(Math.Log10(Math.Max(10, most)));
        double X(double error) => _left + ((_right - _left) * ((error / end) + 1) / 2);
        double Y(double count) => _bottom - (
            (_bottom - _top) * (Math.Log10(count) - Math.Log10(LowestCount)) / (highest - Math.Log10(LowestCount)));
        DrawCounts((int)highest, Y);
        var path = new StringBuilder();
        foreach (var bin in bins.Where(bin => bin.Count > 0))
        {
            path.Append($"M{Markup.Number(X(bin.From))} "
                + $"{Markup.Number(_bottom)}V{Markup.Number(Y(bin.Count))}H{Markup.Number(X(bin.To))}V{Markup.Number(_bottom)}z");
        }

        _canvas.Shape(path.ToString(), "bar");
        if (zeroCount > 0)
        {
            _canvas.Line(X(0), _bottom, X(0), Y(zeroCount), "line c0");
            _canvas.Text(X(0) + 5, _top - 4, $"exactly 0: {Figure.Count(zeroCount)} points", "small");
        }

        DrawBound(bound, end, X);
        foreach (var tick in LinearTicks.Of(-end, end, 8))
        {
            _canvas.Line(X(tick), _bottom, X(tick), _bottom + 4, "axis");
            _canvas.Text(X(tick), _bottom + 17, Figure.Significant(tick), "small middle");
        }

        _canvas.Line(_left, _bottom, _right, _bottom, "axis");
        _canvas.Text((_left + _right) / 2, _bottom
            + 33, $"error: read back - original [{UnitText.Of(unit)}]", "small quiet middle");
    }

    private void DrawCounts(int highest, Func<double, double> place)
    {
        var step = Math.Max(1, highest / 4);
        for (var decade = 0; decade <= highest; decade += step)
        {
            var y = place(Math.Pow(10, decade));
            _canvas.Line(_left, y, _right, y, "grid");
            _canvas.Text(_left - 6, y + 4, LogAxis.PowerOfTen(decade), "small end");
        }

        _canvas.Text(_left - 44, (_top + _bottom) / 2, "points", "small quiet middle", -90);
    }

    private void DrawBound(double? bound, double end, Func<double, double> place)
    {
        if (bound is not > 0 || bound > end)
        {
            return;
        }

        foreach (var edge in new[] { -bound.Value, bound.Value })
        {
            _canvas.Line(place(edge), _top, place(edge), _bottom, "rule");
        }

        _canvas.Text(place(bound.Value) - 5, _top - 4, $"bound ±{Figure.Significant(bound)}", "small end warning");
    }
}
