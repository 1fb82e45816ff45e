using System;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Steps;

/// <summary>Sorts singles by their bits, eleven at a time, several times faster than by comparing them.</summary>
internal static class SingleSort
{
    private const int DigitBits = 11;
    private const int Digits = 3;
    private const uint DigitMask = (1 << DigitBits) - 1;
    private const uint Sign = 1u << 31;

    /// <summary>Sorts numbers.</summary>
    /// <param name="values">Numbers, none of them NaN.</param>
    /// <returns>The same, ascending.</returns>
    internal static double[] Ascending(ReadOnlySpan<float> values)
    {
        var keys = new uint[values.Length];
        var others = new uint[values.Length];
        var counts = new int[Digits << DigitBits];
        for (var i = 0; i < keys.Length; i++)
        {
            // As whole numbers without sign they have the order of the numbers.
            var bits = BitConverter.SingleToUInt32Bits(values[i]);
            var key = (bits & Sign) != 0 ? ~bits : bits | Sign;
            keys[i] = key;
            for (var digit = 0; digit < Digits; digit++)
            {
                counts[(digit << DigitBits) + (int)DigitOf(key, digit)]++;
            }
        }

        for (var digit = 0; digit < Digits; digit++)
        {
            Distribute(keys, others, counts.AsSpan(digit << DigitBits, 1 << DigitBits), digit);
            (keys, others) = (others, keys);
        }

        var sorted = new double[keys.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            var key = keys[i];
            sorted[i] = BitConverter.UInt32BitsToSingle((key & Sign) != 0 ? key & ~Sign : ~key);
        }

        return sorted;
    }

    private static void Distribute(uint[] from, uint[] to, Span<int> counts, int digit)
    {
        var place = 0;
        foreach (ref var count in counts)
        {
            (place, count) = (place + count, place);
        }

        foreach (var key in from)
        {
            to[counts[(int)DigitOf(key, digit)]++] = key;
        }
    }

    private static uint DigitOf(uint key, int digit) => (key >> (digit * DigitBits)) & DigitMask;
}
