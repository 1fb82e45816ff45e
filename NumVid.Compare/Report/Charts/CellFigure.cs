using System;
using NumVid.Compare.Pictures;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Charts;

/// <summary>One frame through one configuration: original above decoded, the differences, and the histogram of all
/// errors.</summary>
internal sealed class CellFigure
{
    private const double Width = 1000;
    private const double MapWidth = 440;
    private const double LowestMap = 120;
    private const double HighestMap = 340;
    private const double LeftMap = 36;
    private const double RightMap = 544;
    private const double Top = 52;
    private const double BarGap = 12;
    private const double BarHeight = 12;
    private const double BarDepth = 62;
    private const double HistogramHeight = 130;
    private const int BarSteps = SampledFrame.Largest + 1;

    private readonly SvgCanvas _canvas;
    private readonly SampledFrame _frame;
    private readonly ComparedVariable _variable;
    private readonly double _mapHeight;
    private readonly MapMarkup? _lines;

    private CellFigure(ComparedVariable variable, ComparisonRow row, SampledFrame frame, PicturePlan plan)
    {
        _variable = variable;
        _frame = frame;

        // Strips and needles are stretched until there is something to see.
        _mapHeight = Math.Clamp(MapWidth * plan.Aspect, LowestMap, HighestMap);
        _lines = plan.Lines is null ? null : MapMarkup.Of(plan.Lines, MapWidth, _mapHeight);
        _canvas = new SvgCanvas(
            Width, HistogramTop + HistogramHeight + 42,
            $"{variable.Name} through {row.Configuration}: original and read back, their difference, and the histogram "
                + $"of errors.");
    }

    private double HistogramTop => Top + _mapHeight + BarDepth + 30;

    /// <summary>Draws it.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="row">The cell's figures.</param>
    /// <param name="cell">What was taken of the cell: the errors of all of it, and the lines of its map.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="frameLabel">What the frame is called.</param>
    internal static SvgCanvas Draw(
        ComparedVariable variable, ComparisonRow row, CellPictures cell, SampledFrame frame, string frameLabel)
    {
        var figure = new CellFigure(variable, row, frame, cell.Plan!);
        var note = frame.IsWorst && cell.Plan!.FrameCount > 1 ? " (largest error of all frames)" : "";
        figure._canvas.Text(LeftMap, 18, $"{variable.Name}, {row.Configuration}, {frameLabel}{note}", "strong");
        figure.DrawField();
        figure.DrawDifference();
        var top = figure.HistogramTop;
        figure._canvas.Text(LeftMap, top - 14, "Errors of all frames", "small");
        HistogramChart.Draw(figure._canvas, LeftMap + 30, Width - 16, top, top
            + HistogramHeight, cell.Histogram, variable.Unit, row.BoundRequested);
        return figure._canvas;
    }

    private void DrawField()
    {
        _canvas.Text(LeftMap, Top - 10, "Field: above the line the original, below it what was read back", "small");
        DrawMap(LeftMap, _frame.Field, Palette.Sequential, "original above, read back below");
        var middle = Top + (_mapHeight * ((_frame.Height + 1) / 2) / _frame.Height);
        _canvas.Line(LeftMap, middle, LeftMap + MapWidth, middle, "half");
        _canvas.Text(LeftMap - 8, (Top + middle) / 2, "original", "small quiet middle", -90);
        _canvas.Text(LeftMap - 8, (middle + Top + _mapHeight) / 2, "read back", "small quiet middle", -90);
        DrawBar(
            LeftMap, Palette.Sequential, Figure.Significant(_frame.Minimum),
            _frame.Minimum is null ? ""
                : Figure.Significant((_frame.Minimum / 2) + (_frame.Maximum / 2)), Figure.Significant(_frame.Maximum));
    }

    private void DrawDifference()
    {
        _canvas.Text(RightMap, Top - 10, "Difference: read back - original", "small");
        DrawMap(RightMap, _frame.Difference, Palette.Diverging, "difference");
        var largest = Figure.Significant(_frame.LargestError);
        if (_frame.LargestError == 0)
        {
            _canvas.Text(
                RightMap, Top + _mapHeight + BarGap + 12, "exact: every value of this frame came back equal", "small");
        }
        else
        {
            DrawBar(RightMap, Palette.Diverging, "-" + largest, "0", "+" + largest);
        }
    }

    private void DrawMap(double x, byte[] numbers, byte[] palette, string label)
    {
        _canvas.Map(
            x, Top, MapWidth, _mapHeight, PngImage.Encode(_frame.Width, _frame.Height, numbers, palette), label, _lines);
        _canvas.Box(x, Top, MapWidth, _mapHeight, "frame");
    }

    private void DrawBar(double x, byte[] palette, string left, string middle, string right)
    {
        var y = Top + _mapHeight + BarGap;
        var numbers = new byte[BarSteps];
        for (var i = 0; i < BarSteps; i++)
        {
            numbers[i] = (byte)i;
        }

        var width = _frame.HasMissing ? MapWidth - 100 : MapWidth;
        _canvas.Picture(x, y, width, BarHeight, PngImage.Encode(BarSteps, 1, numbers, palette), "colour bar");
        _canvas.Box(x, y, width, BarHeight, "frame");
        _canvas.Text(x, y + BarHeight + 15, left, "small");
        _canvas.Text(x + (width / 2), y + BarHeight + 15, middle, "small middle");
        _canvas.Text(x + width, y + BarHeight + 15, right, "small end");
        _canvas.Text(x + (width / 2), y + BarHeight + 31, $"[{UnitText.Of(_variable.Unit)}]", "small quiet middle");
        if (_frame.HasMissing)
        {
            _canvas.Box(x + width + 24, y, BarHeight, BarHeight, "missing");
            _canvas.Text(x + width + 42, y + 10, "missing", "small");
        }
    }
}
