using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NumVid.Compare.Report.Charts;

/// <summary>An upright axis of powers of ten, with a lane of its own below for zero, which has no logarithm.</summary>
internal sealed class LogAxis
{
    private const double LaneHeight = 22;
    private const double LaneGap = 6;
    private const int MostTicks = 8;
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private readonly double _top;
    private readonly double _bottom;
    private readonly double _floor;
    private readonly double _lowest;
    private readonly double _highest;
    private readonly bool _hasLane;
    private readonly string _laneName;

    /// <summary>Creates one that holds some values.</summary>
    /// <param name="values">The values; negative ones and NaN are not drawn.</param>
    /// <param name="top">The upper end in the drawing.</param>
    /// <param name="bottom">The lower end.</param>
    /// <param name="laneName">What zero means.</param>
    internal LogAxis(IEnumerable<double> values, double top, double bottom, string laneName)
    {
        var known = values.Where(value => value >= 0).ToArray();
        var positive = known.Where(value => value > 0).ToArray();
        _hasLane = positive.Length < known.Length;
        _laneName = laneName;
        (_top, _bottom) = (top, bottom);
        _floor = _hasLane ? bottom - LaneHeight - LaneGap : bottom;
        _lowest = positive.Length == 0 ? 0 : Math.Floor(Math.Log10(positive.Min()));
        _highest = positive.Length == 0 ? _lowest : Math.Max(_lowest + 1, Math.Ceiling(Math.Log10(positive.Max())));
    }

    /// <summary>Whether it has values other than zero.</summary>
    private bool HasScale => _highest > _lowest;

    /// <summary>Where a value stands.</summary>
    internal double Place(double value) => value > 0
        ? _floor - ((Math.Log10(value) - _lowest) / (_highest - _lowest) * (_floor - _top))
        : _bottom - (LaneHeight / 2);

    /// <summary>Draws grid lines and numbers.</summary>
    internal void Draw(SvgCanvas canvas, double left, double right)
    {
        if (_hasLane)
        {
            canvas.Box(left, _bottom - LaneHeight, right - left, LaneHeight, "band");
            canvas.Text(left - 6, _bottom - (LaneHeight / 2) + 4, _laneName, "small end");
        }

        if (HasScale)
        {
            var step = Math.Max(1, (int)Math.Ceiling((_highest - _lowest) / MostTicks));
            for (var decade = (int)_lowest; decade <= _highest; decade += step)
            {
                var y = Place(Math.Pow(10, decade));
                canvas.Line(left, y, right, y, "grid");
                canvas.Text(left - 6, y + 4, PowerOfTen(decade), "small end");
            }

            canvas.Line(left, _top, left, _floor, "axis");
        }
    }

    /// <summary>A power of ten as people write it.</summary>
    internal static string PowerOfTen(int exponent) => exponent switch
    {
        0 => "1",
        1 => "10",
        2 => "100",
        -1 => "0.1",
        _ => "10" + (exponent < 0 ? "⁻" : "") + string.Concat(
            Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).Select(digit => Superscripts[digit - '0'])),
    };
}
