using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NumVid.Compare.Report.Charts;

/// <summary>A level axis of positive values, their logarithms evenly spread, with numbers at 1, 2 and 5.</summary>
internal sealed class HorizontalLogAxis
{
    private static readonly double[] s_steps = [1, 2, 5];

    private readonly double _left;
    private readonly double _right;
    private readonly double[] _ticks;

    /// <summary>Creates one that holds some values.</summary>
    /// <param name="values">The values, at least one; those that are not positive are not drawn.</param>
    /// <param name="left">The left end in the drawing.</param>
    /// <param name="right">The right end.</param>
    internal HorizontalLogAxis(IEnumerable<double> values, double left, double right)
    {
        var positive = values.Where(value => value > 0).DefaultIfEmpty(1).ToArray();
        (_left, _right) = (left, right);
        var lowest = Math.Floor(Math.Log10(positive.Min()));
        var all = Enumerable.Range((int)lowest, 2 + (int)(Math.Log10(positive.Max()) - lowest))
            .SelectMany(decade => s_steps.Select(step => Scaled(step, decade))).ToArray();
        var first = Array.FindLastIndex(all, tick => tick <= positive.Min());
        var last = Array.FindIndex(all, tick => tick >= positive.Max());
        _ticks = all[first..((last < 0 ? all.Length - 1 : Math.Max(last, first + 1)) + 1)];
    }

    /// <summary>Where a positive value stands.</summary>
    internal double Place(double value) =>
        _left + ((_right - _left) * Math.Log(value / _ticks[0]) / Math.Log(_ticks[^1] / _ticks[0]));

    /// <summary>Draws lines, numbers and the title.</summary>
    internal void Draw(SvgCanvas canvas, double top, double bottom, string title)
    {
        foreach (var tick in _ticks)
        {
            canvas.Line(Place(tick), top, Place(tick), bottom, "grid");
            var text = tick.ToString("0.######", CultureInfo.InvariantCulture);
            canvas.Text(Place(tick), bottom + 16, text, "small middle");
        }

        canvas.Line(_left, bottom, _right, bottom, "axis");
        canvas.Text((_left + _right) / 2, bottom + 33, title, "small quiet middle");
    }

    private static double Scaled(double step, int decade) =>
        decade < 0 ? step / Math.Pow(10, -decade) : step * Math.Pow(10, decade);
}
