using System;
using System.Numerics;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Scaling;

/// <summary>Finds the line from codes to values, and goes along it in both directions.</summary>
internal static class LinearScales
{
    private const int MinBitDepth = 8;

    /// <summary>A scale that spreads a range over all codes, or null when double cannot express its step.</summary>
    internal static LinearScale? Spread(double minimum, double maximum, int bitDepth)
    {
        var step = (maximum - minimum) / ((1 << bitDepth) - 1);
        return step == 0 && minimum == maximum ? new LinearScale(minimum, 0, bitDepth)
            : double.IsNormal(step) ? new LinearScale(minimum, step, bitDepth)
            : null;
    }

    /// <summary>A scale whose codes are whole steps, counted from zero, or null when 16 bits do not suffice.</summary>
    /// <param name="minimum">The smallest value.</param>
    /// <param name="maximum">The largest value.</param>
    /// <param name="step">The largest step that is allowed.</param>
    internal static LinearScale? Grid(double minimum, double maximum, double step)
    {
        step = GridStep.Below(step);
        var first = Math.Round(minimum / step) * step;
        var largest = Math.Round((maximum - first) / step);
        return largest <= ushort.MaxValue
            ? new LinearScale(first, step, Math.Max(MinBitDepth, 32 - BitOperations.LeadingZeroCount((uint)largest)))
            : null;
    }

    /// <summary>The value of each code, as a reader computes it.</summary>
    internal static double[] ValuesOfCodes(this LinearScale scale)
    {
        var values = new double[scale.MaxCode + 1];
        for (var code = 0; code < values.Length; code++)
        {
            var offset = code * scale.Step;
            values[code] = scale.Minimum + offset;
        }

        return values;
    }

    /// <summary>The nearest code of each value; special points get 0.</summary>
    internal static ushort[] Quantise<T>(this LinearScale scale, ReadOnlySpan<T> values, bool[]? special)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var codes = new ushort[values.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            if (special is null || !special[i])
            {
                var code = Math.Round((FloatNumbers.Of(values[i]) - scale.Minimum) / scale.Step);
                codes[i] = (ushort)Math.Clamp(code, 0, scale.MaxCode);
            }
        }

        return codes;
    }
}
