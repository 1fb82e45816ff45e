using System;
using System.IO;
using System.Numerics;

namespace NumVid.Formats.Nv12.Scaling;

/// <summary>Values whose distances grow with their magnitude, counted by whole numbers of their sign; 0 is zero itself.</summary>
/// <param name="First">The magnitude of number 1.</param>
/// <param name="Growth">The distance of a magnitude to the next, as a part of it.</param>
/// <param name="Limit">The largest distance; infinity for none.</param>
/// <param name="Least">The smallest distance.</param>
/// <param name="Count">The largest number.</param>
/// <remarks>The magnitudes are sums and products in double, one after the other: every reader gets the same ones, which powers
/// and logarithms of a library would not promise.</remarks>
internal sealed record RelativeGrid(double First, double Growth, double Limit, double Least, int Count)
{
    /// <summary>More levels than this cost a reader more than the exact values.</summary>
    internal const int MaxCount = 1 << 22;

    // Rounding of the sums in double, far below the rounding to float.
    private const double DoubleRounding = 1.0 / (1L << 50);
    private const double SingleRounding = 1.0 / (1 << 24);

    /// <summary>The grid on which the nearest level of every value is within its limit, or null when only exact coding holds
    /// them.</summary>
    /// <param name="values">The values.</param>
    /// <param name="special">Points without limit, or null.</param>
    /// <param name="limits">The limits, of which one is relative.</param>
    internal static RelativeGrid? TryCreate<T>(ReadOnlySpan<T> values, bool[]? special, ErrorLimits limits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (smallest, largest) = MagnitudesOf(values, special);
        var part = limits.Relative - (typeof(T) == typeof(float) ? SingleRounding : 0) - DoubleRounding;
        var step = double.IsFinite(limits.Absolute) ? ResidualStep.For<T>(limits.Absolute, largest) : double.PositiveInfinity;
        if (!(part > limits.Relative / 2) || step is null)
        {
            return null;
        }

        // Half-way from m to m (1 + g) the error is m g / 2, which is to be the part of m (1 + g / 2).
        var grid = new RelativeGrid(smallest, 2 * part / (1 - part), step.Value, double.CreateTruncating(T.Epsilon), 1);
        var level = grid.First;
        var count = 1;
        for (; level < largest && count < MaxCount; count++)
        {
            level = grid.After(level);
        }

        return level >= largest ? grid with { Count = count } : null;
    }

    /// <summary>The magnitudes of the numbers from 1 on.</summary>
    internal double[] Magnitudes()
    {
        var magnitudes = new double[Count];
        magnitudes[0] = First;
        for (var i = 1; i < magnitudes.Length; i++)
        {
            magnitudes[i] = After(magnitudes[i - 1]);
        }

        return magnitudes;
    }

    /// <summary>The nearest number of each value; special points get 0.</summary>
    internal double[] NumbersOf<T>(ReadOnlySpan<T> values, bool[]? special)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var magnitudes = Magnitudes();
        var numbers = new double[values.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            var value = double.CreateTruncating(values[i]);
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
            throw new InvalidDataException($"{number:R} is not the number of a level; there are {magnitudes.Length}");
        }

        return whole == 0 ? 0 : Math.CopySign(magnitudes[(int)Math.Abs(whole) - 1], whole);
    }

    private double After(double level)
    {
        var distance = level * Growth;
        return level + Math.Max(Math.Min(distance, Limit), Least);
    }

    private static int NearestTo(double magnitude, double[] magnitudes)
    {
        var place = Array.BinarySearch(magnitudes, magnitude);
        if (place >= 0)
        {
            return place;
        }

        var above = ~place;
        return above == magnitudes.Length || (above > 0 && magnitude - magnitudes[above - 1] <= magnitudes[above] - magnitude)
            ? above - 1
            : above;
    }

    private static (double Smallest, double Largest) MagnitudesOf<T>(ReadOnlySpan<T> values, bool[]? special)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (smallest, largest) = (double.PositiveInfinity, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            var magnitude = Math.Abs(double.CreateTruncating(values[i]));
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
