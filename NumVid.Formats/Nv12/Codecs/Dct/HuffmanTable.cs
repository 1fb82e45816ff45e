using System;
using System.IO;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>A canonical code in the stream: the lengths of its codes, four bits each.</summary>
internal static class HuffmanTable
{
    private const int LengthBits = 4;
    private const int CountBits = 5;

    /// <summary>Writes the lengths: of the end of block, of sixteen zeros; then for each run the number of sizes up to
    /// the last that occurs, and their lengths.</summary>
    internal static void Write(HuffmanCode code, BitWriter writer)
    {
        var lengths = code.Lengths;
        writer.Write(lengths[0], LengthBits);
        writer.Write(lengths[1], LengthBits);
        for (var run = 0; run <= RunLevel.LongestRun; run++)
        {
            var sizes = lengths.Slice(RunLevel.SymbolOf(run, 1), RunLevel.LargestSize);
            var count = sizes.LastIndexOfAnyExcept((byte)0) + 1;
            writer.Write((uint)count, CountBits);
            foreach (var length in sizes[..count])
            {
                writer.Write(length, LengthBits);
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The lengths make no code.</exception>
    internal static HuffmanCode Read(ref BitReader reader)
    {
        var lengths = new byte[RunLevel.SymbolCount];
        lengths[0] = (byte)reader.Read(LengthBits);
        lengths[1] = (byte)reader.Read(LengthBits);
        for (var run = 0; run <= RunLevel.LongestRun; run++)
        {
            var count = (int)reader.Read(CountBits);
            if (count > RunLevel.LargestSize)
            {
                throw new InvalidDataException($"a Huffman table has {count} sizes of a run");
            }

            foreach (ref var length in lengths.AsSpan(RunLevel.SymbolOf(run, 1), count))
            {
                length = (byte)reader.Read(LengthBits);
            }
        }

        return HuffmanCode.TryCreate(lengths)
            ?? throw new InvalidDataException("the code lengths of a Huffman table do not add up");
    }
}
