using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NumVid.Compare.Metrics;

/// <summary>Largest difference: max abs(d) over the valid points, by itself and so cheaper than all sums.</summary>
internal static class LargestDifference
{
    // Two blocks of doubles are 16 KiB: they stay in the first-level cache.
    private const int BlockLength = 1024;

    /// <summary>The metric, or null without a valid point. Widening to double is exact.</summary>
    internal static double? Between<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(decoded.Length, original.Length);
        Span<double> x = stackalloc double[BlockLength];
        Span<double> y = stackalloc double[BlockLength];
        double? largest = null;
        for (var start = 0; start < original.Length; start += BlockLength)
        {
            var length = Math.Min(BlockLength, original.Length - start);
            TensorPrimitives.ConvertTruncating(original.Slice(start, length), x);
            TensorPrimitives.ConvertTruncating(decoded.Slice(start, length), y);
            if (OfBlock(x[..length], y[..length]) is { } error)
            {
                largest = Math.Max(largest ?? 0, error);
            }
        }

        return largest;
    }

    private static double? OfBlock(Span<double> x, Span<double> y)
    {
        if (!TensorPrimitives.IsFiniteAll<double>(x) || !TensorPrimitives.IsFiniteAll<double>(y))
        {
            return OfValid(x, y);
        }

        TensorPrimitives.Subtract(y, x, y);
        TensorPrimitives.Abs(y, y);
        return TensorPrimitives.Max<double>(y);
    }

    private static double? OfValid(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double? largest = null;
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsFinite(x[i]) && double.IsFinite(y[i]))
            {
                largest = Math.Max(largest ?? 0, Math.Abs(y[i] - x[i]));
            }
        }

        return largest;
    }
}
