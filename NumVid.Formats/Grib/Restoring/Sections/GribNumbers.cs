using System;
using System.Numerics;
using NumVid.Formats.Grib.Values;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Whole numbers of a packing and the values that they stand for.</summary>
internal static class GribNumbers
{
    /// <summary>What stands for a point without a number.</summary>
    internal const long Missing = long.MinValue;

    /// <summary>Finds the numbers nearest to values.</summary>
    /// <param name="headers">Tell which points have a value.</param>
    /// <param name="scale">What numbers mean.</param>
    /// <param name="values">The values of all points in the order of the message, NaN where missing.</param>
    /// <param name="numbers">The numbers of the points that have a value.</param>
    internal static void FromValues<T>(
        GribFieldHeaders headers, GribScale scale, ReadOnlySpan<T> values, Span<long> numbers)
        where T : struct, IFloatingPointIeee754<T>
    {
        const int BlockLength = 64;
        var nearest = new GribNearestNumbers(scale);
        if (!headers.HasBitmap)
        {
            nearest.Find(values, numbers);
            return;
        }

        Span<long> block = stackalloc long[BlockLength];
        var count = 0;
        for (var start = 0; start < values.Length; start += BlockLength)
        {
            var own = values.Slice(start, Math.Min(BlockLength, values.Length - start));
            nearest.Find(own, block);
            count += TakePresent(headers.Bitmap[(start >> 3)..], block[..own.Length], numbers[count..]);
        }
    }

    private static int TakePresent(ReadOnlySpan<byte> bitmap, ReadOnlySpan<long> block, Span<long> numbers)
    {
        const int All = 0xFF;
        var count = 0;
        for (var start = 0; start < block.Length; start += 8)
        {
            var own = block.Slice(start, Math.Min(8, block.Length - start));
            uint bits = bitmap[start >> 3];
            if (bits == All && own.Length == 8)
            {
                own.CopyTo(numbers[count..]);
                count += own.Length;
                continue;
            }

            for (var i = 0; i < own.Length; i++)
            {
                if ((bits & (0x80u >> i)) != 0)
                {
                    numbers[count++] = own[i];
                }
            }
        }

        return count;
    }

    /// <summary>Takes the numbers of the points that the bitmap has.</summary>
    /// <param name="headers">Tell which points have a value.</param>
    /// <param name="all">The numbers of all points.</param>
    internal static long[] OfPresent(GribFieldHeaders headers, ReadOnlySpan<long> all)
    {
        var numbers = new long[headers.ValueCount];
        var count = 0;
        for (var i = 0; i < all.Length; i++)
        {
            if (headers.IsPresent(i))
            {
                numbers[count++] = all[i];
            }
        }

        return numbers;
    }

    /// <summary>Puts numbers at the points that have one, <see cref="Missing"/> at the others.</summary>
    /// <param name="headers">Tell which points have a value.</param>
    /// <param name="numbers">The numbers of those.</param>
    internal static long[] Spread(GribFieldHeaders headers, ReadOnlySpan<long> numbers)
    {
        var all = new long[headers.PointCount];
        var count = 0;
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = headers.IsPresent(i) ? numbers[count++] : Missing;
        }

        return all;
    }
}
