using System;
using System.Collections.Generic;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NumVid.Compare.Pictures;

/// <summary>Counts signed errors d = y - x in bars of equal width, in one pass and without knowing their range
/// before.</summary>
/// <remarks>The range is [-limit, limit) with a power of two as limit. An error outside doubles it, and each two bars
/// become one: since no error ever lies on the limit, the counts are those that the last limit would have given from
/// the start, in whichever order the points come.</remarks>
internal sealed class ErrorHistogram
{
    private const int HalfCount = 1024;
    private const int ShownHalfCount = 64;

    // Keeps count / limit finite; only differences of the smallest doubles there are lie below.
    private const int SmallestExponent = -1000;

    // Two blocks of doubles are 16 KiB: they stay in the first-level cache.
    private const int BlockLength = 1024;

    // Added to a whole number, it leaves that number in the low bits: a quarter of the time of a conversion.
    private const double WholeNumbers = 3L << 51;

    private readonly double[] _x = new double[BlockLength];
    private readonly double[] _errors = new double[BlockLength];
    private readonly double[] _places = new double[BlockLength];
    private readonly long[] _counts = new long[2 * HalfCount];
    private double _limit;
    private double _scale;
    private double _largest;

    /// <summary>Points with two finite values.</summary>
    internal long ValidCount { get; private set; }

    /// <summary>Points that came back with an equal value.</summary>
    internal long ZeroCount { get; private set; }

    /// <summary>Adds pairs; both spans have the same length.</summary>
    /// <returns>Max abs(d) of these.</returns>
    internal double Add<TOriginal, TDecoded>(ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(decoded.Length, original.Length);
        var largest = 0.0;
        for (var start = 0; start < original.Length; start += BlockLength)
        {
            var length = Math.Min(BlockLength, original.Length - start);
            TensorPrimitives.ConvertTruncating(original.Slice(start, length), _x);
            TensorPrimitives.ConvertTruncating(decoded.Slice(start, length), _errors);
            var errors = _errors.AsSpan(0, length);
            TensorPrimitives.Subtract(errors, _x.AsSpan(0, length), errors);
            largest = Math.Max(largest, AddErrors(errors));
        }

        _largest = Math.Max(_largest, largest);
        return largest;
    }

    private double AddErrors(Span<double> errors)
    {
        var largest = LargestOf(errors);
        if (largest >= _limit && largest > 0)
        {
            Widen(largest);
        }

        var places = _places.AsSpan(0, errors.Length);
        TensorPrimitives.Multiply(errors, _scale, places);
        TensorPrimitives.Floor<double>(places, places);
        TensorPrimitives.Add(places, WholeNumbers, places);
        Count(errors, MemoryMarshal.Cast<double, long>(places));
        return largest;
    }

    private void Count(ReadOnlySpan<double> errors, ReadOnlySpan<long> places)
    {
        var zeros = 0;
        var others = 0;
        var counts = _counts.AsSpan();
        for (var i = 0; i < errors.Length; i++)
        {
            var error = errors[i];
            if (error == 0)
            {
                zeros++;
            }
            else if (!double.IsNaN(error))
            {
                others++;
                counts[HalfCount + (int)places[i]]++;
            }
        }

        ZeroCount += zeros;
        ValidCount += zeros + others;
    }

    // Where an infinity is on one side only there is no error either: it becomes a NaN like those of missing points.
    private static double LargestOf(Span<double> errors)
    {
        var largest = 0.0;
        foreach (ref var error in errors)
        {
            var size = Math.Abs(error);
            if (!(size <= double.MaxValue))
            {
                error = double.NaN;
            }
            else if (size > largest)
            {
                largest = size;
            }
        }

        return largest;
    }

    /// <summary>The bars from the largest negative to the largest positive error; none when all errors are
    /// zero.</summary>
    internal IReadOnlyList<ErrorBin> Bins()
    {
        const int Joined = HalfCount / ShownHalfCount;
        var width = _limit / ShownHalfCount;
        var half = _largest == 0 ? 0 : (int)(_largest / width) + 1;
        var bins = new ErrorBin[2 * half];
        for (var i = 0; i < bins.Length; i++)
        {
            var place = i - half;
            var count = 0L;
            foreach (var part in _counts.AsSpan(HalfCount + (place * Joined), Joined))
            {
                count += part;
            }

            bins[i] = new ErrorBin(place * width, (place + 1) * width, count);
        }

        return bins;
    }

    private void Widen(double error)
    {
        var limit = Math.ScaleB(1, Math.Max(SmallestExponent, Math.ILogB(error) + 1));
        for (; _limit > 0 && _limit < limit; _limit *= 2)
        {
            JoinPairs();
        }

        _limit = limit;
        _scale = HalfCount / limit;
    }

    private void JoinPairs()
    {
        Span<long> joined = stackalloc long[HalfCount];
        for (var i = 0; i < joined.Length; i++)
        {
            joined[i] = _counts[2 * i] + _counts[(2 * i) + 1];
        }

        Array.Clear(_counts);
        joined.CopyTo(_counts.AsSpan(HalfCount / 2));
    }
}
