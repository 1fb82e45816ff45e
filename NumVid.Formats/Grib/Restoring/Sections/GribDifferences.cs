using System;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Spatial differences of first or second order among the numbers that are not missing.</summary>
internal static class GribDifferences
{
    /// <summary>The most orders there are.</summary>
    internal const int MostOrders = 2;

    /// <summary>Takes differences, in place; the first numbers, as many as the order, become 0.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="order">1 or 2.</param>
    /// <param name="first">The first numbers, as many as the order; 0 where there are fewer.</param>
    /// <returns>The smallest difference, which the others are not yet relative to; 0 where there is none.</returns>
    internal static long Take(Span<long> numbers, int order, Span<long> first)
    {
        var (seen, previous, beforeThat, smallest) = (0, 0L, 0L, long.MaxValue);
        foreach (ref var number in numbers)
        {
            if (number == GribNumbers.Missing)
            {
                continue;
            }

            var value = number;
            if (seen < order)
            {
                first[seen++] = value;
                number = 0;
            }
            else
            {
                number = unchecked(order == 1 ? value - previous : value - (2 * previous) + beforeThat);
                smallest = Math.Min(smallest, number);
            }

            (previous, beforeThat) = (value, previous);
        }

        return smallest == long.MaxValue ? 0 : smallest;
    }

    /// <summary>Makes differences relative to the smallest, all but the first.</summary>
    /// <param name="numbers">What <see cref="Take"/> left.</param>
    /// <param name="order">1 or 2.</param>
    /// <param name="smallest">The smallest difference.</param>
    internal static void Lower(Span<long> numbers, int order, long smallest)
    {
        var seen = 0;
        foreach (ref var number in numbers)
        {
            if (number != GribNumbers.Missing && seen++ >= order)
            {
                number = unchecked(number - smallest);
            }
        }
    }

    /// <summary>Sums differences up, in place.</summary>
    /// <param name="numbers">The differences above the smallest; what the first are is not looked at.</param>
    /// <param name="order">1 or 2.</param>
    /// <param name="first">The first numbers.</param>
    /// <param name="smallest">The smallest difference.</param>
    internal static void Sum(Span<long> numbers, int order, ReadOnlySpan<long> first, long smallest)
    {
        var (seen, previous, beforeThat) = (0, 0L, 0L);
        foreach (ref var number in numbers)
        {
            if (number == GribNumbers.Missing)
            {
                continue;
            }

            number = seen < order ? first[seen++]
                : unchecked(number + smallest + (order == 1 ? previous : (2 * previous) - beforeThat));
            (previous, beforeThat) = (number, previous);
        }
    }
}
