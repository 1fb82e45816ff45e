using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Metrics;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Charts;

/// <summary>Errors and size of one variable in one chart: a place for each configuration, above the errors as lines
/// on a log scale, below the compression ratio as bars.</summary>
internal sealed class CombinedChart
{
    private const double Left = 66;
    private const double Right = 16;
    private const double NarrowestWidth = 620;
    private const double PlaceWidth = 58;
    private const double ErrorTop = 44;
    private const double ErrorBottom = 264;
    private const double RatioTop = 300;
    private const double RatioBottom = 400;
    private const double NameDepth = 14;
    private const double CharacterWidth = 6.2;
    private const double NameSine = 0.5736; // of 35 degrees
    private const double LargestNameDepth = 170;
    private const double LongestName = 45;

    private readonly IReadOnlyList<ComparisonRow> _rows;
    private readonly ComparedVariable _variable;
    private readonly SvgCanvas _canvas;
    private readonly double _width;

    private CombinedChart(ComparedVariable variable, IReadOnlyList<ComparisonRow> rows)
    {
        _rows = rows;
        _variable = variable;
        _width = Math.Max(NarrowestWidth, Left + Right + (PlaceWidth * rows.Count));
        var longest = rows.Max(row => Math.Min(LongestName, row.Configuration.Length));
        var depth = NameDepth + Math.Min(LargestNameDepth, longest * CharacterWidth * NameSine);
        _canvas = new SvgCanvas(
            _width, RatioBottom + depth + 8,
            $"Errors and compression ratio of {variable.Name} for {rows.Count} configurations.");
    }

    /// <summary>The figures drawn as lines, with their name, the class of their looks, and whether they have the
    /// variable's unit.</summary>
    private static (Func<ComparisonRow, double?> Figure, string Name, int Series, bool HasUnit)[] Lines =>
    [
        (row => row.Metrics.Of(ErrorMetrics.MaxError), "largest error", 1, true),
        (row => row.Metrics.Of(ErrorMetrics.MeanError), "mean error", 0, true),
        (row => row.Metrics.Of(ErrorMetrics.RangeRelativeMaxError), "largest error / range", 2, false),
    ];

    /// <summary>Draws it.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="rows">Its cells, at least one.</param>
    internal static SvgCanvas Draw(ComparedVariable variable, IReadOnlyList<ComparisonRow> rows)
    {
        var chart = new CombinedChart(variable, rows);
        chart.DrawErrors();
        chart.DrawLegend();
        chart.DrawRatios();
        chart.DrawNames();
        return chart._canvas;
    }

    private double PlaceOf(int index) => Left + ((_width - Left - Right) * (index + 0.5) / _rows.Count);

    private void DrawErrors()
    {
        var values = Lines.SelectMany(line => _rows.Select(line.Figure)).OfType<double>();
        var axis = new LogAxis(values, ErrorTop, ErrorBottom, "exact");
        axis.Draw(_canvas, Left, _width - Right);
        _canvas.Text(14, (ErrorTop + ErrorBottom) / 2, "error", "small quiet middle", -90);
        foreach (var line in Lines)
        {
            DrawLine(axis, line.Figure, line.Name, line.Series, line.HasUnit ? _variable.Unit : null);
        }

        for (var i = 0; i < _rows.Count; i++)
        {
            if (_rows[i].Exact is null)
            {
                var text = _rows[i].Status == CellStatus.Unsupported ? "not supported" : "failed";
                _canvas.Text(PlaceOf(i) + 4, (ErrorTop + ErrorBottom) / 2, text, "small middle warning", -90);
            }
        }
    }

    private void DrawLine(LogAxis axis, Func<ComparisonRow, double?> figure, string name, int series, string? unit)
    {
        for (var i = 1; i < _rows.Count; i++)
        {
            if (figure(_rows[i - 1]) is { } before && figure(_rows[i]) is { } here)
            {
                // Half way to zero there is no value to be read: the dashes say so.
                var dash = before == 0 ^ here == 0 ? " dash2" : "";
                _canvas.Line(PlaceOf(i - 1), axis.Place(before), PlaceOf(i), axis.Place(here), $"line c{series}{dash}");
            }
        }

        for (var i = 0; i < _rows.Count; i++)
        {
            if (figure(_rows[i]) is { } value)
            {
                var tip = value == 0 ? $"{name} 0: exact" : $"{name} {UnitText.With(Figure.Significant(value), unit)}";
                DrawMark(PlaceOf(i), axis.Place(value), series, $"{_rows[i].Configuration}: {tip}");
            }
        }
    }

    private void DrawMark(double x, double y, int series, string? tip) => _canvas.Shape(
        series switch
        {
            0 => $"M{Markup.Number(x - 4)} {Markup.Number(y)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
            1 => $"M{Markup.Number(x - 4)} {Markup.Number(y - 4)}h8v8h-8z",
            _ => $"M{Markup.Number(x)} {Markup.Number(y - 5)}l5 9h-10z",
        },
        $"mark c{series}",
        tip);

    private void DrawLegend()
    {
        var x = Left;
        foreach (var (_, name, series, hasUnit) in Lines)
        {
            var text = hasUnit ? $"{name} [{UnitText.Of(_variable.Unit)}]" : $"{name} [1]";
            _canvas.Line(x, 18, x + 26, 18, $"line c{series}");
            DrawMark(x + 13, 18, series, tip: null);
            _canvas.Text(x + 32, 22, text, "small");
            x += 54 + (text.Length * CharacterWidth);
        }
    }

    private void DrawRatios()
    {
        var largest = _rows.Max(row => row.CompressionRatio) ?? 1;
        _canvas.Text(14, (RatioTop + RatioBottom) / 2, "ratio", "small quiet middle", -90);
        for (var i = 0; i < _rows.Count; i++)
        {
            if (_rows[i].CompressionRatio is { } ratio)
            {
                var y = RatioBottom - ((RatioBottom - RatioTop) * ratio / largest);
                var label = Figure.Fixed(ratio, 2);
                var tip = $"{_rows[i].Configuration}: compression ratio {label}";
                _canvas.Box(PlaceOf(i) - 15, y, 30, RatioBottom - y, "bar", tip);
                _canvas.Text(PlaceOf(i), y - 5, label, "small middle");
            }
        }

        _canvas.Line(Left, RatioBottom, _width - Right, RatioBottom, "axis");
    }

    private void DrawNames()
    {
        for (var i = 0; i < _rows.Count; i++)
        {
            var name = _rows[i].Configuration;
            var shown = name.Length <= LongestName ? name : name[..(int)(LongestName - 1)] + "…";
            _canvas.Text(PlaceOf(i) + 4, RatioBottom + NameDepth, shown, "small end", -35);
        }
    }
}
