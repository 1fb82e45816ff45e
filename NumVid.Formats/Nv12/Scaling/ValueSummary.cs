using System;
using System.Numerics;
using NumVid.Formats.Nv12.Elements;

namespace NumVid.Formats.Nv12.Scaling;

/// <summary>What has to be known of some values before they are encoded: their range, and which of them are
/// special.</summary>
/// <param name="Minimum">The smallest valid value; +infinity when there is none.</param>
/// <param name="Maximum">The largest valid value; -infinity when there is none.</param>
/// <param name="Special">One flag a value, or null when none is special.</param>
internal sealed record ValueSummary(double Minimum, double Maximum, bool[]? Special)
{
    /// <summary>Whether a valid value was seen.</summary>
    internal bool HasValid => Minimum <= Maximum;

    /// <summary>The largest magnitude of a valid value.</summary>
    internal double Magnitude => Math.Max(Math.Abs(Minimum), Math.Abs(Maximum));

    /// <summary>The same places seen through other numbers of theirs.</summary>
    internal static ValueSummary OfNumbers(double[] numbers, bool[]? special)
    {
        var (minimum, maximum) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (special is null || !special[i])
            {
                minimum = Math.Min(minimum, numbers[i]);
                maximum = Math.Max(maximum, numbers[i]);
            }
        }

        return new ValueSummary(minimum, maximum, special);
    }

    /// <summary>Looks at values once.</summary>
    internal static ValueSummary Of<T>(ReadOnlySpan<T> values, SpecialValues<T> specials)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var minimum = double.PositiveInfinity;
        var maximum = double.NegativeInfinity;
        bool[]? flags = null;
        for (var i = 0; i < values.Length; i++)
        {
            if (specials.Contains(values[i]))
            {
                (flags ??= new bool[values.Length])[i] = true;
                continue;
            }

            var value = FloatNumbers.Of(values[i]);
            minimum = Math.Min(minimum, value);
            maximum = Math.Max(maximum, value);
        }

        return new ValueSummary(minimum, maximum, flags);
    }

    /// <summary>The range of the valid values alone.</summary>
    internal static ValueRange RangeOf<T>(ReadOnlySpan<T> values, SpecialValues<T> specials)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var minimum = double.PositiveInfinity;
        var maximum = double.NegativeInfinity;
        foreach (var item in values)
        {
            if (!specials.Contains(item))
            {
                var value = FloatNumbers.Of(item);
                minimum = Math.Min(minimum, value);
                maximum = Math.Max(maximum, value);
            }
        }

        return new ValueRange(minimum, maximum);
    }
}
