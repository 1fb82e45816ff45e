using System;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Differences along the numbers of a field, taken up to three times; the first numbers, as many as times, stand
/// apart.</summary>
internal static class GribSecondOrderDifferences
{
    /// <summary>Takes differences.</summary>
    /// <param name="numbers">The numbers, at least as many as the order.</param>
    /// <param name="order">How often, 0 to 3.</param>
    /// <param name="smallest">The smallest difference; 0 where there is none.</param>
    /// <returns>The differences, not yet above the smallest.</returns>
    internal static long[] Take(ReadOnlySpan<long> numbers, int order, out long smallest)
    {
        var differences = numbers[order..].ToArray();
        smallest = order == 0 || differences.Length == 0 ? 0 : long.MaxValue;
        for (var i = 0; order > 0 && i < differences.Length; i++)
        {
            var before = numbers.Slice(i, order);
            differences[i] = unchecked(order switch
            {
                1 => differences[i] - before[0],
                2 => differences[i] - (2 * before[1]) + before[0],
                _ => differences[i] - (3 * before[2]) + (3 * before[1]) - before[0],
            });
            smallest = Math.Min(smallest, differences[i]);
        }

        return differences;
    }

    /// <summary>Sums differences up.</summary>
    /// <param name="differences">The differences above the smallest.</param>
    /// <param name="first">The first numbers, as many as differences were taken times.</param>
    /// <param name="smallest">The smallest difference.</param>
    internal static long[] Sum(ReadOnlySpan<long> differences, ReadOnlySpan<long> first, long smallest)
    {
        var numbers = new long[first.Length + differences.Length];
        first.CopyTo(numbers);
        differences.CopyTo(numbers.AsSpan(first.Length));
        for (var i = first.Length; first.Length > 0 && i < numbers.Length; i++)
        {
            var before = numbers.AsSpan(i - first.Length, first.Length);
            numbers[i] = unchecked(numbers[i] + smallest + (first.Length switch
            {
                1 => before[0],
                2 => (2 * before[1]) - before[0],
                _ => (3 * before[2]) - (3 * before[1]) + before[0],
            }));
        }

        return numbers;
    }
}
