using System;
using System.IO;
using System.Numerics;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Scaling;

// Why so: docs/decisions/0026-relative-bounds-on-levels.md
/// <summary>Finds grids of relative steps, and counts values by them.</summary>
/// <remarks>The magnitudes are sums and products in double, one after the other: every reader gets the same ones, which
/// powers and logarithms of a library would not promise.</remarks>
internal static class RelativeGrids
{
    // Rounding of the sums in double, far below the rounding to float.
    private const double DoubleRounding = 1.0 / (1L << 50);
    private const double SingleRounding = 1.0 / (1 << 24);

    /// <summary>The grid on which the nearest magnitude of every value is within its limit, or null when only direct
    /// values hold them.</summary>
    /// <param name="values">The values.</param>
    /// <param name="special">Points without limit, or null.</param>
    /// <param name="limits">The limits, of which one is relative.</param>
    internal static RelativeGrid? TryCreate<T>(ReadOnlySpan<T> values, bool[]? special, ErrorLimits limits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (smallest, largest) = MagnitudesOf(values, special);
        var part = limits.Relative - (typeof(T) == typeof(float) ? SingleRounding : 0) - DoubleRounding;
        var step =
            double.IsFinite(limits.Absolute) ? ResidualStep.For<T>(limits.Absolute, largest) : double.PositiveInfinity;
        if (!(part > limits.Relative / 2) || step is null)
        {
            return null;
        }

        // Half-way from m to m (1 + g) the error is m g / 2, which is to be the part of m (1 + g / 2).
        var grid = new RelativeGrid(smallest, 2 * part / (1 - part), step.Value, FloatNumbers.Of(T.Epsilon), 1);
        var magnitude = grid.First;
        var count = 1;
        for (; magnitude < largest && count < RelativeGrid.MaxCount; count++)
        {
            magnitude = grid.After(magnitude);
        }

        return magnitude >= largest ? grid with { Count = count } : null;
    }

    /// <summary>The magnitudes of the numbers from 1 on.</summary>
    internal static double[] Magnitudes(this RelativeGrid grid)
    {
        var magnitudes = new double[grid.Count];
        magnitudes[0] = grid.First;
        for (var i = 1; i < magnitudes.Length; i++)
        {
            magnitudes[i] = grid.After(magnitudes[i - 1]);
        }

        return magnitudes;
    }

    /// <summary>The nearest number of each value; special points get 0.</summary>
    internal static double[] NumbersOf<T>(this RelativeGrid grid, ReadOnlySpan<T> values, bool[]? special)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var magnitudes = grid.Magnitudes();
        var numbers = new double[values.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            var value = FloatNumbers.Of(values[i]);
            if (value != 0 && (special is null || !special[i]))
            {
                numbers[i] = Math.CopySign(NearestTo(Math.Abs(value), magnitudes) + 1, value);
            }
        }

        return numbers;
    }

    /// <summary>The value of a number, which is rounded to a whole one first.</summary>
    /// <exception cref="InvalidDataException">The grid has no such number.</exception>
    internal static double ValueOf(double number, double[] magnitudes)
    {
        var whole = Math.Round(number);
        if (!(Math.Abs(whole) <= magnitudes.Length))
        {
            throw new InvalidDataException(
                $"{number:R} is not the number of a magnitude; there are {magnitudes.Length}");
        }

        return whole == 0 ? 0 : Math.CopySign(magnitudes[(int)Math.Abs(whole) - 1], whole);
    }

    private static double After(this RelativeGrid grid, double magnitude)
    {
        var distance = magnitude * grid.Growth;
        return magnitude + Math.Max(Math.Min(distance, grid.Limit), grid.Least);
    }

    private static int NearestTo(double magnitude, double[] magnitudes)
    {
        var place = Array.BinarySearch(magnitudes, magnitude);
        if (place >= 0)
        {
            return place;
        }

        var above = ~place;
        return above == magnitudes.Length
            || (above > 0 && magnitude - magnitudes[above - 1] <= magnitudes[above] - magnitude)
            ? above - 1
            : above;
    }

    private static (double Smallest, double Largest) MagnitudesOf<T>(ReadOnlySpan<T> values, bool[]? special)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (smallest, largest) = (double.PositiveInfinity, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            var magnitude = Math.Abs(FloatNumbers.Of(values[i]));
            if (magnitude > 0 && (special is null || !special[i]))
            {
                smallest = Math.Min(smallest, magnitude);
                largest = Math.Max(largest, magnitude);
            }
        }

        // Where all are zero, any grid will do.
        return largest == 0 ? (1, 1) : (smallest, largest);
    }
}
