using System;
using System.Buffers.Binary;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Writes numbers of changing width into a section, the highest bit first.</summary>
internal ref struct GribSectionBits(Span<byte> octets)
{
    private const int RegisterBits = 64;

    // With the bits that are left of an octet and the one behind the zeros it fits a register.
    private const int MostZeros = 48;

    private readonly Span<byte> _octets = octets;
    private ulong _pending;
    private int _pendingBits;

    /// <summary>The octets that are full.</summary>
    internal int Length { get; private set; }

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="bits">Its width, at most <see cref="GribPackedBits.MostBits"/>.</param>
    /// <exception cref="System.IO.InvalidDataException">It is wider, or there is no room for it.</exception>
    internal void Write(long value, int bits)
    {
        if (value >> bits != 0)
        {
            throw NoteReader.Damaged($"the number {value} has more than {bits} bits");
        }

        (_pending, _pendingBits) = Flush((_pending << bits) | (ulong)value, _pendingBits + bits);
    }

    /// <summary>Writes the high bits of numbers, each as so many zeros and a one.</summary>
    /// <param name="numbers">The numbers, none negative.</param>
    /// <param name="split">How many low bits are left out.</param>
    internal void WriteUnary(scoped ReadOnlySpan<long> numbers, int split)
    {
        var (pending, count) = (_pending, _pendingBits);
        foreach (var number in numbers)
        {
            var zeros = number >> split;
            if (count + zeros >= RegisterBits - 1)
            {
                (pending, count) = Flush(pending, count);
                for (; zeros > MostZeros; zeros -= MostZeros)
                {
                    (pending, count) = Flush(pending << MostZeros, count + MostZeros);
                }
            }

            pending = (pending << ((int)zeros + 1)) | 1;
            count += (int)zeros + 1;
        }

        (_pending, _pendingBits) = Flush(pending, count);
    }

    /// <summary>Writes the low bits of numbers.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="bits">How many bits of each, at most <see cref="GribPackedBits.MostBits"/>.</param>
    internal void WriteLowest(scoped ReadOnlySpan<long> numbers, int bits)
    {
        var (pending, count) = (_pending, _pendingBits);
        var mask = (1UL << bits) - 1;
        foreach (var number in numbers)
        {
            if (count + bits > RegisterBits)
            {
                (pending, count) = Flush(pending, count);
            }

            pending = (pending << bits) | ((ulong)number & mask);
            count += bits;
        }

        (_pending, _pendingBits) = Flush(pending, count);
    }

    /// <summary>Fills the last octet with zeros.</summary>
    internal void Align()
    {
        if (_pendingBits > 0)
        {
            Append((byte)(_pending << (8 - _pendingBits)));
            _pendingBits = 0;
        }
    }

    /// <summary>The octets of 0 behind the numbers of edition 1, which counts its unused bits; where the count cannot be,
    /// sections have an even number of octets.</summary>
    /// <param name="flags">The octet with the count.</param>
    /// <param name="headerOctets">The octets in front of the numbers.</param>
    /// <param name="usedBits">The bits of all numbers.</param>
    internal static int CountPadding(int flags, int headerOctets, long usedBits)
    {
        const int UnusedBits = 0x0F;
        var all = usedBits + (flags & UnusedBits);
        return (int)(all % 8 == 0 ? (all / 8) - ((usedBits + 7) / 8) : (headerOctets + ((usedBits + 7) / 8)) & 1);
    }

    // Writes whole octets; up to seven bits are left.
    private (ulong Pending, int Count) Flush(ulong pending, int count)
    {
        if (_octets.Length - Length >= sizeof(ulong) && count > 0)
        {
            // All whole octets at once; what is written behind them is written over.
            BinaryPrimitives.WriteUInt64BigEndian(_octets[Length..], pending << (RegisterBits - count));
            Length += count >> 3;
            return (pending, count & 7);
        }

        while (count >= 8)
        {
            count -= 8;
            Append((byte)(pending >> count));
        }

        return (pending, count);
    }

    private void Append(byte octet)
    {
        if (Length == _octets.Length)
        {
            throw NoteReader.Damaged("what it describes is longer than the section");
        }

        _octets[Length++] = octet;
    }
}
