using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Metrics;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Charts;

/// <summary>The curves of a sweep: an error against the size of the file, a curve for each series.</summary>
internal sealed class SweepChart
{
    private const double Width = 900;
    private const double Left = 66;
    private const double Right = 16;
    private const double Top = 34;
    private const double Bottom = 394;
    private const double LegendTop = 452;
    private const double LegendLine = 18;
    private const int LegendColumns = 3;
    private const int LongestName = 36;
    private const int DashCount = 4;

    private readonly ComparedVariable _variable;
    private readonly Metric<double?> _metric;
    private readonly string _title;
    private readonly IGrouping<string, ComparisonRow>[] _series;
    private readonly LogAxis _errors;
    private readonly HorizontalLogAxis _sizes;
    private readonly SvgCanvas _canvas;

    private SweepChart(
        ComparedVariable variable, IReadOnlyList<ComparisonRow> rows, Metric<double?> metric, string title)
    {
        _variable = variable;
        _metric = metric;
        _title = title;
        _series = [.. rows.Where(IsPoint).GroupBy(row => row.Series ?? row.Configuration)];
        var points = _series.SelectMany(series => series).ToArray();
        _errors = new LogAxis(points.Select(row => row.Metrics.Of(metric)!.Value), Top, Bottom, "exact");
        _sizes = new HorizontalLogAxis(points.Select(row => row.BitsPerValue!.Value), Left, Width - Right);
        var lines = (_series.Length + LegendColumns - 1) / LegendColumns;
        _canvas = new SvgCanvas(
            Width, LegendTop + (lines * LegendLine) + 24, $"{title} of {variable.Name} against bits a value.");
    }

    /// <summary>Whether there are curves to see.</summary>
    internal static bool IsWorthwhile(IReadOnlyList<ComparisonRow> rows) =>
        rows.Any(row => row.Series is not null && IsPoint(row));

    /// <summary>Draws the largest error.</summary>
    internal static SvgCanvas DrawLargest(ComparedVariable variable, IReadOnlyList<ComparisonRow> rows) =>
        new SweepChart(variable, rows, ErrorMetrics.MaxError, "Largest error").Draw();

    /// <summary>Draws the root mean square error.</summary>
    internal static SvgCanvas DrawRmse(ComparedVariable variable, IReadOnlyList<ComparisonRow> rows) =>
        new SweepChart(variable, rows, ErrorMetrics.Rmse, "RMSE").Draw();

    private static bool IsPoint(ComparisonRow row) =>
        row is { Status: CellStatus.Ok, BitsPerValue: > 0, Exact: not null }
        && row.Metrics.Of(ErrorMetrics.MaxError) is not null && row.Metrics.Of(ErrorMetrics.Rmse) is not null;

    private SvgCanvas Draw()
    {
        _canvas.Text(Left, 18, $"{_title} [{UnitText.Of(_variable.Unit)}]", "small strong");
        _errors.Draw(_canvas, Left, Width - Right);
        _sizes.Draw(_canvas, Top, Bottom, "bits a value (8 × bytes of the file / valid points)");
        for (var i = 0; i < _series.Length; i++)
        {
            DrawCurve(_series[i], i);
        }

        DrawLegend();
        return _canvas;
    }

    private void DrawCurve(IEnumerable<ComparisonRow> rows, int index)
    {
        var points = rows.OrderBy(row => row.BitsPerValue).ToArray();
        _canvas.Polyline([.. points.Select(PlaceOf)], $"line {StyleOf(index)}");
        foreach (var row in points)
        {
            var (x, y) = PlaceOf(row);
            if (row.OnParetoFront == true)
            {
                _canvas.Shape(Circle(x, y, 7), "front");
            }

            _canvas.Shape(Circle(x, y, 4), $"mark {StyleOf(index)}", TipOf(row));
        }
    }

    private (double X, double Y) PlaceOf(ComparisonRow row) =>
        (_sizes.Place(row.BitsPerValue!.Value), _errors.Place(row.Metrics.Of(_metric)!.Value));

    private string TipOf(ComparisonRow row)
    {
        string Error(Metric<double?> metric) =>
            UnitText.With(Figure.Significant(row.Metrics.Of(metric)), _variable.Unit);
        return $"{row.Configuration}: {Figure.Count(row.Bytes)} bytes, {Figure.Fixed(row.BitsPerValue, 3)} bits a value"
            + $", largest error {Error(ErrorMetrics.MaxError)}, RMSE {Error(ErrorMetrics.Rmse)}"
            + (row.OnParetoFront == true ? "; on the Pareto front" : "");
    }

    private void DrawLegend()
    {
        for (var i = 0; i < _series.Length; i++)
        {
            var x = Left + ((Width - Left - Right) / LegendColumns * (i % LegendColumns));
            var y = LegendTop + (LegendLine * (i / LegendColumns));
            var name = _series[i].Key;
            _canvas.Line(x, y, x + 30, y, $"line {StyleOf(i)}");
            _canvas.Shape(Circle(x + 15, y, 4), $"mark {StyleOf(i)}");
            _canvas.Text(x + 36, y + 4, name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…", "small");
        }

        var last = LegendTop + (LegendLine * ((_series.Length + LegendColumns - 1) / LegendColumns));
        _canvas.Shape(Circle(Left + 15, last, 7), "front");
        _canvas.Text(Left + 36, last + 4, "nothing else has both a smaller file and a smaller largest error", "small");
    }

    private static string Circle(double x, double y, double radius) =>
        $"M{Markup.Number(x - radius)} {Markup.Number(y)}{Half(radius, 2 * radius)}{Half(radius, -2 * radius)}z";

    private static string Half(double radius, double way) =>
        $"a{Markup.Number(radius)} {Markup.Number(radius)} 0 1 0 {Markup.Number(way)} 0";

    private static string StyleOf(int index) => FormattableString.Invariant(
        $"c{index % ChartStyle.LineColourCount} dash{index / ChartStyle.LineColourCount % DashCount}");
}
