using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.Model;
using NumVid.Formats.Restoring;

namespace NumVid.Formats.NetCdf.Restoring;

/// <summary>Bytes that are kept: the first bytes of all values, then the second ones, and so on; deflated where that
/// makes them fewer.</summary>
internal static class NetCdfKeptBytes
{
    /// <summary>What is kept of bytes.</summary>
    internal static byte[] Of(byte[] bytes, int size)
    {
        var shuffled = Shuffle(bytes, size, isBack: false);
        var deflated = OriginalDeflate.Compress(shuffled);
        return deflated.Length < shuffled.Length ? deflated : shuffled;
    }

    /// <summary>Reads bytes.</summary>
    /// <param name="original">What is kept.</param>
    /// <param name="offset">Where these are.</param>
    /// <param name="keptLength">What they take there.</param>
    /// <param name="length">How many they are.</param>
    /// <param name="size">Bytes of a value.</param>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    internal static byte[] Read(IStoredOriginal original, long offset, int keptLength, int length, int size)
    {
        var kept = original.ReadKept(offset, keptLength);
        return Shuffle(keptLength < length ? OriginalDeflate.Decompress(kept, length) : kept, size, isBack: true);
    }

    /// <summary>Looks whether what is kept can be as much as is declared, before room is made for it.</summary>
    /// <param name="original">What is kept.</param>
    /// <param name="notes">What is known of all variables.</param>
    /// <exception cref="InvalidDataException">It cannot.</exception>
    internal static void Check(IStoredOriginal original, IReadOnlyList<NetCdfVariableNote> notes)
    {
        foreach (var note in notes)
        {
            var (kept, length) = (0L, 0L);
            foreach (var block in note.Blocks.Where(block => block.IsKept))
            {
                (kept, length) = (kept + block.KeptLength, length + block.Length);
            }

            if (kept > original.ByteCount || (note.Source < 0 && length < note.ByteCount))
            {
                throw new InvalidDataException(
                    $"{kept} bytes are said to be kept of {original.ByteCount}, for {note.ByteCount} bytes of values");
            }
        }
    }

    private static byte[] Shuffle(byte[] bytes, int size, bool isBack)
    {
        if (size <= 1 || bytes.Length % size != 0)
        {
            return bytes;
        }

        var shuffled = new byte[bytes.Length];
        var count = bytes.Length / size;
        for (var i = 0; i < count; i++)
        {
            for (var place = 0; place < size; place++)
            {
                var (straight, turned) = ((i * size) + place, (place * count) + i);
                shuffled[isBack ? straight : turned] = bytes[isBack ? turned : straight];
            }
        }

        return shuffled;
    }
}
