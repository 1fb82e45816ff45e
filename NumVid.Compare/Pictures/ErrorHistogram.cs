using System;
using System.Collections.Generic;
using System.Numerics;

namespace NumVid.Compare.Pictures;

/// <summary>Counts signed errors d = y - x in bars of equal width, in one pass and without knowing their range before.</summary>
/// <remarks>The range is [-limit, limit) with a power of two as limit. An error outside doubles it, and each two bars become
/// one: since no error ever lies on the limit, the counts are those that the last limit would have given from the start, in
/// whichever order the points come.</remarks>
internal sealed class ErrorHistogram
{
    private const int HalfCount = 1024;
    private const int ShownHalfCount = 64;

    // Keeps count / limit finite; only differences of the smallest doubles there are lie below.
    private const int SmallestExponent = -1000;

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
        var zeros = 0L;
        var others = 0L;
        var largest = 0.0;
        for (var i = 0; i < original.Length; i++)
        {
            var d = double.CreateTruncating(decoded[i]) - double.CreateTruncating(original[i]);
            if (d == 0)
            {
                zeros++;
            }
            else if (double.IsFinite(d))
            {
                others++;
                if (!(Math.Abs(d) < _limit))
                {
                    Widen(Math.Abs(d));
                }

                _counts[HalfCount + (int)Math.Floor(d * _scale)]++;
                largest = Math.Max(largest, Math.Abs(d));
            }
        }

        ZeroCount += zeros;
        ValidCount += zeros + others;
        _largest = Math.Max(_largest, largest);
        return largest;
    }

    /// <summary>The bars from the largest negative to the largest positive error; none when all errors are zero.</summary>
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
