using System;
using System.Numerics;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>The option that a packer is expected to take for a block: the shortest one.</summary>
/// <remarks>The standard leaves open what is done where two are equally short. Expected is what libaec, which nearly all
/// use, was seen to do: of the bits to split off those nearest to the block before; pairs before anything as long; plain
/// samples before split ones.</remarks>
internal sealed class CcsdsChoice(CcsdsParameters parameters)
{
    private int _split;

    /// <summary>Chooses.</summary>
    /// <param name="residuals">A block.</param>
    /// <param name="hasReference">Whether it begins with a sample as it is.</param>
    internal byte Choose(ReadOnlySpan<long> residuals, bool hasReference)
    {
        var own = hasReference ? residuals[1..] : residuals;
        if (!own.ContainsAnyExcept(0))
        {
            return CcsdsOption.Zero;
        }

        var plain = (long)own.Length * parameters.Bits;
        var split = parameters.OptionBits > 1 ? FindSplit(own) : long.MaxValue;
        var pairs = MeasurePairs(residuals, hasReference, Math.Min(plain, split));
        return split < plain
            ? split < pairs ? (byte)_split : CcsdsOption.Pairs
            : plain <= pairs ? CcsdsOption.Plain : CcsdsOption.Pairs;
    }

    /// <summary>What two samples are as one.</summary>
    internal static long Pair(long first, long second) => ((first + second) * (first + second + 1) / 2) + second;

    // Lengths fall and then rise with the bits that are split off; from the last ones it goes down the slope.
    private long FindSplit(ReadOnlySpan<long> own)
    {
        var best = Measure(own, _split);
        foreach (var step in (ReadOnlySpan<int>)[1, -1])
        {
            var moved = false;
            for (var k = _split + step; k >= 0 && k <= parameters.MostSplit; k += step)
            {
                var length = Measure(own, k);
                if (length >= best)
                {
                    break;
                }

                (best, _split, moved) = (length, k, true);
            }

            if (moved)
            {
                break;
            }
        }

        return best;
    }

    private static long Measure(ReadOnlySpan<long> own, int split)
    {
        var (sum, i) = (0L, 0);
        if (Vector.IsHardwareAccelerated)
        {
            var sums = Vector<long>.Zero;
            for (; i <= own.Length - Vector<long>.Count; i += Vector<long>.Count)
            {
                sums += Vector.ShiftRightLogical(new Vector<long>(own[i..]), split);
            }

            sum = Vector.Sum(sums);
        }

        for (; i < own.Length; i++)
        {
            sum += own[i] >> split;
        }

        return sum + ((long)own.Length * (split + 1));
    }

    private static long MeasurePairs(ReadOnlySpan<long> residuals, bool hasReference, long most)
    {
        var length = 1L;
        for (var i = 0; i < residuals.Length; i += 2)
        {
            var first = i == 0 && hasReference ? 0 : residuals[i];

            // Larger ones would be longer than another option.
            if (first + residuals[i + 1] > most || length > most)
            {
                return long.MaxValue;
            }

            length += Pair(first, residuals[i + 1]) + 1;
        }

        return length > most ? long.MaxValue : length;
    }
}
