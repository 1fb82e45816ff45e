using System;
using System.Runtime.CompilerServices;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>Decodes symbols by a table with an entry for every 15 bits that can come.</summary>
internal sealed class HuffmanDecoder
{
    private readonly HuffmanEntry[] _entries = new HuffmanEntry[1 << HuffmanLengths.Longest];

    /// <summary>Makes the table.</summary>
    internal HuffmanDecoder(HuffmanCode code)
    {
        var lengths = code.Lengths;
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            if (lengths[symbol] > 0)
            {
                var free = HuffmanLengths.Longest - lengths[symbol];
                _entries.AsSpan(code.CodeOf(symbol) << free, 1 << free).Fill(new HuffmanEntry(
                    lengths[symbol], (byte)RunLevel.RunOf(symbol), (byte)RunLevel.SizeOf(symbol)));
            }
        }
    }

    /// <summary>The symbol at the front of a stream, and the level behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal RunLevel Next(ref BitReader reader)
    {
        reader.Fill();
        var entry = _entries[reader.Peek(HuffmanLengths.Longest)];
        reader.Skip(entry.Length);
        return entry.Size == 0 ? new RunLevel(entry.Run, 0)
            : new RunLevel(entry.Run, RunLevel.LevelOf(reader.Take(entry.Size), entry.Size));
    }
}
