using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>Finds the lengths of the best Huffman code whose codes are not longer than 15 bits (package-merge).</summary>
internal static class HuffmanLengths
{
    /// <summary>The longest code.</summary>
    internal const int Longest = 15;

    /// <summary>The length of each symbol's code; 0 where the symbol does not occur.</summary>
    /// <param name="counts">How often each symbol occurs, one at least.</param>
    /// <remarks>A lone symbol gets a companion, the first other one, so that 2^-length always adds up to 1.</remarks>
    internal static byte[] Of(ReadOnlySpan<long> counts)
    {
        var used = new List<Package>();
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            if (counts[symbol] > 0)
            {
                used.Add(new Package(counts[symbol], [symbol]));
            }
        }

        if (used.Count == 1)
        {
            used.Add(new Package(1, [used[0].Symbols[0] == 0 ? 1 : 0]));
        }

        // Equals in the order of their symbols, so that every machine makes the same code.
        Package[] coins = [.. used.OrderBy(coin => coin.Weight)];
        Package[] packages = [];
        for (var length = 0; length < Longest; length++)
        {
            packages = [.. coins.Concat(Pairs(packages)).OrderBy(package => package.Weight)];
        }

        var lengths = new byte[counts.Length];
        foreach (var symbol in packages.Take((2 * coins.Length) - 2).SelectMany(package => package.Symbols))
        {
            lengths[symbol]++;
        }

        return lengths;
    }

    private static IEnumerable<Package> Pairs(Package[] packages) => packages.Chunk(2).Where(pair => pair.Length == 2)
        .Select(pair => new Package(pair[0].Weight + pair[1].Weight, [.. pair[0].Symbols, .. pair[1].Symbols]));

    private sealed record Package(long Weight, int[] Symbols);
}
