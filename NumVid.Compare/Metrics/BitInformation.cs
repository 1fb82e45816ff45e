using System;
using System.Numerics;

namespace NumVid.Compare.Metrics;

/// <summary>The share of a field's real information that is left: by the mutual information of neighbouring bits, bit
/// position by bit position of float32.</summary>
/// <remarks>reference: M. Klöwer, M. Razinger, J. Dominguez, P. Düben, T. Palmer, Compressing atmospheric data into its
/// real information content (2021). Neighbours are those along rows. Information that chance explains in one of a hundred
/// fields counts as none. Fields that were packed before show artificial information in their last bits.</remarks>
internal sealed class BitInformation
{
    private const int Bits = 32;
    private const double Quantile99 = 2.5758293035489004;

    // Counts of a bit and its neighbour: 00, 01, 10, 11.
    private readonly long[] _neighbours = new long[4 * Bits];
    private readonly long[] _kept = new long[4 * Bits];

    /// <summary>Preserved information, from 0 to 1; null where there is none to lose.</summary>
    internal double? Preserved
    {
        get
        {
            var (whole, left) = (0.0, 0.0);
            for (var bit = 0; bit < Bits; bit++)
            {
                var counts = _neighbours.AsSpan(4 * bit, 4);
                var information = InformationOf(counts, out _);
                if (information > ByChance(counts))
                {
                    whole += information;
                    left += information * Redundancy(_kept.AsSpan(4 * bit, 4));
                }
            }

            return whole > 0 ? left / whole : null;
        }
    }

    /// <summary>Adds pairs of one row.</summary>
    internal void Add<TOriginal, TDecoded>(ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        uint? before = null;
        for (var i = 0; i < original.Length; i++)
        {
            var (x, y) = (float.CreateTruncating(original[i]), float.CreateTruncating(decoded[i]));
            if (!float.IsFinite(x) || !float.IsFinite(y))
            {
                before = null;
                continue;
            }

            var bits = BitConverter.SingleToUInt32Bits(x);
            Count(_kept, bits, BitConverter.SingleToUInt32Bits(y));
            if (before is { } left)
            {
                Count(_neighbours, left, bits);
            }

            before = bits;
        }
    }

    private static void Count(long[] counts, uint a, uint b)
    {
        for (var bit = 0; bit < Bits; bit++)
        {
            counts[(4 * bit) + (int)((2 * ((a >> bit) & 1)) + ((b >> bit) & 1))]++;
        }
    }

    // Mutual information in bits, and the mean entropy of the two.
    private static double InformationOf(ReadOnlySpan<long> counts, out double entropy)
    {
        var total = (double)(counts[0] + counts[1] + counts[2] + counts[3]);
        entropy = total == 0 ? 0
            : (Entropy((counts[2] + counts[3]) / total) + Entropy((counts[1] + counts[3]) / total)) / 2;
        var joint = 0.0;
        foreach (var count in counts)
        {
            joint -= count == 0 ? 0 : count / total * Math.Log2(count / total);
        }

        return Math.Max(0, (2 * entropy) - joint);
    }

    private static double Redundancy(ReadOnlySpan<long> counts)
    {
        var information = InformationOf(counts, out var entropy);
        return entropy > 0 ? information / entropy
            : counts[1] + counts[2] == 0 ? 1 : 0; // a bit that never changes is kept when it comes back
    }

    // What random bits reach: 1 less the entropy of a coin that is off by the quantile's deviation.
    private static double ByChance(ReadOnlySpan<long> counts)
    {
        var total = counts[0] + counts[1] + counts[2] + counts[3];
        return total == 0 ? 1 : 1 - Entropy(Math.Min(1, 0.5 + (Quantile99 / (2 * Math.Sqrt(total)))));
    }

    private static double Entropy(double p) =>
        p is <= 0 or >= 1 ? 0 : -(p * Math.Log2(p)) - ((1 - p) * Math.Log2(1 - p));
}
