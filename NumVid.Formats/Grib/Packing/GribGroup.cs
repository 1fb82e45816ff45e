using System;
using System.Collections.Generic;
using System.Numerics;

namespace NumVid.Formats.Grib.Packing;

/// <summary>Consecutive numbers that share a reference and a width.</summary>
/// <param name="Start">The first of them.</param>
/// <param name="Length">How many they are.</param>
/// <param name="Minimum">The smallest of them.</param>
/// <param name="Maximum">The largest of them.</param>
internal readonly record struct GribGroup(int Start, int Length, uint Minimum, uint Maximum)
{
    // About what a group's reference, width and length take.
    private const int HeaderBits = 20;
    private const int FirstLength = 8;

    /// <summary>The bits of a number beside the reference.</summary>
    internal int Width => CountBits(Maximum - Minimum);

    private long Cost => HeaderBits + ((long)Length * Width);

    /// <summary>The bits that a number needs.</summary>
    internal static int CountBits(uint value) => value == 0 ? 0 : BitOperations.Log2(value) + 1;

    /// <summary>Splits numbers into groups: small ones first, then neighbours joined as long as that takes no more
    /// bits.</summary>
    internal static List<GribGroup> Split(ReadOnlySpan<uint> numbers)
    {
        var groups = new List<GribGroup>((numbers.Length / FirstLength) + 1);
        for (var start = 0; start < numbers.Length; start += FirstLength)
        {
            groups.Add(Create(numbers, start, Math.Min(FirstLength, numbers.Length - start)));
        }

        int before;
        do
        {
            before = groups.Count;
            groups = Join(groups);
        }
        while (groups.Count < before);

        return groups;
    }

    private static GribGroup Create(ReadOnlySpan<uint> numbers, int start, int length)
    {
        var (minimum, maximum) = (uint.MaxValue, 0u);
        foreach (var number in numbers.Slice(start, length))
        {
            minimum = Math.Min(minimum, number);
            maximum = Math.Max(maximum, number);
        }

        return new GribGroup(start, length, minimum, maximum);
    }

    private static List<GribGroup> Join(List<GribGroup> groups)
    {
        var joined = new List<GribGroup>(groups.Count) { groups[0] };
        for (var i = 1; i < groups.Count; i++)
        {
            var (last, next) = (joined[^1], groups[i]);
            var both = new GribGroup(
                last.Start, last.Length + next.Length, Math.Min(
                    last.Minimum, next.Minimum), Math.Max(last.Maximum, next.Maximum));
            if (both.Cost <= last.Cost + next.Cost)
            {
                joined[^1] = both;
            }
            else
            {
                joined.Add(next);
            }
        }

        return joined;
    }
}
