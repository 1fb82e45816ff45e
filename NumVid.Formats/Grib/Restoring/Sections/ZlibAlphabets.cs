using System;
using System.Linq;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>The symbols of deflate (RFC 1951): literals and lengths, distances, and lengths of codes.</summary>
internal static class ZlibAlphabets
{
    /// <summary>The symbol at the end of a block.</summary>
    internal const int End = 256;

    /// <summary>Literals, the end, and lengths.</summary>
    internal const int Literals = 286;

    /// <summary>Distances.</summary>
    internal const int Distances = 30;

    /// <summary>What describes codes: lengths 0 to 15, and three that repeat.</summary>
    internal const int Repeats = 19;

    private const int FirstLength = 257;
    private static readonly int[] s_lengthExtra =
        [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    private static readonly int[] s_lengthBase = BasesOf(s_lengthExtra[..^1], 3).Append(258).ToArray();
    private static readonly int[] s_distanceExtra = [.. Enumerable.Range(0, Distances).Select(n => Math.Max(0, (n / 2) - 1))];
    private static readonly int[] s_distanceBase = BasesOf(s_distanceExtra, 1);

    /// <summary>The extra bits of a literal or length.</summary>
    internal static int LiteralExtra(int symbol) => symbol < FirstLength ? 0 : s_lengthExtra[symbol - FirstLength];

    /// <summary>The extra bits of a distance.</summary>
    internal static int DistanceExtra(int symbol) => s_distanceExtra[symbol];

    /// <summary>The extra bits of a repetition.</summary>
    internal static int RepeatExtra(int symbol) => symbol switch { 16 => 2, 17 => 3, 18 => 7, _ => 0 };

    /// <summary>The length of a literal's code in a block without codes of its own.</summary>
    internal static int FixedLength(int symbol) => symbol switch { < 144 => 8, < 256 => 9, < 280 => 7, _ => 8 };

    /// <summary>The literal's code in such a block.</summary>
    internal static int FixedCode(int symbol) => ZlibTree.Reverse(
        symbol switch { < 144 => 0x30 + symbol, < 256 => 0x190 + symbol - 144, < 280 => symbol - 256, _ => 0xC0 + symbol - 280 },
        FixedLength(symbol));

    /// <summary>The symbol of a length, and what its extra bits say.</summary>
    internal static (int Symbol, int More) OfLength(int length)
    {
        var n = Find(s_lengthBase, length);
        return (FirstLength + n, length - s_lengthBase[n]);
    }

    /// <summary>The symbol of a distance, and what its extra bits say.</summary>
    internal static (int Symbol, int More) OfDistance(int distance)
    {
        var n = Find(s_distanceBase, distance);
        return (n, distance - s_distanceBase[n]);
    }

    private static int[] BasesOf(int[] extra, int first)
    {
        var bases = new int[extra.Length];
        for (var (n, at) = (0, first); n < bases.Length; at += 1 << extra[n++])
        {
            bases[n] = at;
        }

        return bases;
    }

    private static int Find(int[] bases, int value)
    {
        var n = Array.BinarySearch(bases, value);
        return n < 0 ? ~n - 1 : n;
    }
}
