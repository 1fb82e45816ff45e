using System;
using System.Numerics;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Numbers of any width one behind the other, the highest bit first.</summary>
internal static class GribPackedBits
{
    /// <summary>The widest numbers.</summary>
    internal const int MostBits = 56;

    /// <summary>The octets that numbers take.</summary>
    internal static long CountOctets(long count, int bits) => ((count * bits) + 7) / 8;

    /// <summary>Writes numbers; the bits left over in the last octet are 0.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="bits">The width of each.</param>
    /// <param name="octets">As many as they take.</param>
    /// <exception cref="System.IO.InvalidDataException">A number is wider.</exception>
    internal static void Write(ReadOnlySpan<long> numbers, int bits, Span<byte> octets)
    {
        var all = 0UL;
        foreach (var number in numbers)
        {
            all |= (ulong)number;
        }

        if (64 - BitOperations.LeadingZeroCount(all) > bits)
        {
            throw NoteReader.Damaged($"a packed number has more than {bits} bits");
        }

        var writer = new GribSectionBits(octets);
        writer.WriteLowest(numbers, bits);
        writer.Align();
    }

    /// <summary>Reads numbers.</summary>
    /// <param name="octets">At least as many as they take.</param>
    /// <param name="bits">The width of each.</param>
    /// <param name="numbers">The numbers.</param>
    internal static void Read(ReadOnlySpan<byte> octets, int bits, Span<long> numbers)
    {
        ulong pending = 0;
        var (pendingBits, at, mask) = (0, 0, (1UL << bits) - 1);
        for (var i = 0; i < numbers.Length; i++)
        {
            while (pendingBits < bits)
            {
                pending = (pending << 8) | octets[at++];
                pendingBits += 8;
            }

            pendingBits -= bits;
            numbers[i] = (long)((pending >> pendingBits) & mask);
        }
    }
}
