using System;
using System.Linq;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>A canonical Huffman code: shorter codes first, among equals in the order of the symbols, counted
/// upwards.</summary>
internal sealed class HuffmanCode
{
    private readonly byte[] _lengths;
    private readonly ushort[] _codes;

    private HuffmanCode(byte[] lengths)
    {
        _lengths = lengths;
        _codes = new ushort[lengths.Length];
        var code = 0;
        for (var length = 1; length <= HuffmanLengths.Longest; length++, code <<= 1)
        {
            for (var symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] == length)
                {
                    _codes[symbol] = (ushort)code++;
                }
            }
        }
    }

    /// <summary>The length of each symbol's code in bits; 0 for symbols without one.</summary>
    internal ReadOnlySpan<byte> Lengths => _lengths;

    /// <summary>The code of a symbol, in the low bits.</summary>
    internal int CodeOf(int symbol) => _codes[symbol];

    /// <summary>The code of given lengths, or null where 2^-length does not add up to 1.</summary>
    internal static HuffmanCode? TryCreate(byte[] lengths) =>
        lengths.Where(length => length > 0).Sum(length => 1 << (HuffmanLengths.Longest - length))
            == 1 << HuffmanLengths.Longest
            ? new HuffmanCode(lengths)
            : null;

    /// <summary>The best code for symbols that occur so often.</summary>
    internal static HuffmanCode For(ReadOnlySpan<long> counts) => new(HuffmanLengths.Of(counts));
}
