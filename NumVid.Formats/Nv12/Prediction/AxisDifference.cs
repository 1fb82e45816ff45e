using System;

namespace NumVid.Formats.Nv12.Prediction;

/// <summary>Differences along one axis, modulo 2^64; in front of the axis stand zeros.</summary>
internal static class AxisDifference
{
    /// <summary>Replaces numbers by their differences, some times.</summary>
    /// <param name="words">The numbers, in blocks.</param>
    /// <param name="block">Numbers of a block, which is differenced alone.</param>
    /// <param name="stride">How far apart neighbours on the axis are.</param>
    /// <param name="order">How many times.</param>
    internal static void Apply(long[] words, int block, int stride, int order)
    {
        for (; order > 0; order--)
        {
            for (var start = 0; start < words.Length; start += block)
            {
                var part = words.AsSpan(start, block);
                for (var i = part.Length - 1; i >= stride; i--)
                {
                    part[i] -= part[i - stride];
                }
            }
        }
    }

    /// <summary>Undoes <see cref="Apply"/>.</summary>
    internal static void Undo(long[] words, int block, int stride, int order)
    {
        for (; order > 0; order--)
        {
            for (var start = 0; start < words.Length; start += block)
            {
                var part = words.AsSpan(start, block);
                for (var i = stride; i < part.Length; i++)
                {
                    part[i] += part[i - stride];
                }
            }
        }
    }
}
