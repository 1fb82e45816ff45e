using System;
using System.Collections.Generic;

namespace NumVid.Compare.Report.Charts;

/// <summary>Round numbers for an axis.</summary>
internal static class LinearTicks
{
    /// <summary>Multiples of 1, 2 or 5 times a power of ten inside a range, about as many as wanted.</summary>
    internal static IReadOnlyList<double> Of(double from, double to, int wanted)
    {
        var range = to - from;
        if (!(range > 0) || !double.IsFinite(range))
        {
            return [from];
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(range / wanted)));
        var step =
            (range / wanted / power) switch { <= 1 => power, <= 2 => 2 * power, <= 5 => 5 * power, _ => 10 * power };
        var ticks = new List<double>();
        for (var i = Math.Ceiling(from / step); i * step <= to * (1 + 1e-12); i++)
        {
            ticks.Add(i * step);
        }

        return ticks;
    }
}
