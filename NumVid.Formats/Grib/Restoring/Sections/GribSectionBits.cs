using System;
using System.Buffers.Binary;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Writes numbers of changing width into a section, the highest bit first.</summary>
internal ref struct GribSectionBits(Span<byte> octets)
{
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

        _pending = (_pending << bits) | (ulong)value;
        _pendingBits += bits;
        if (_octets.Length - Length >= sizeof(ulong) && _pendingBits > 0)
        {
            // All whole octets at once; what is written behind them is written over.
            BinaryPrimitives.WriteUInt64BigEndian(_octets[Length..], _pending << (64 - _pendingBits));
            Length += _pendingBits >> 3;
            _pendingBits &= 7;
            return;
        }

        while (_pendingBits >= 8)
        {
            _pendingBits -= 8;
            Append((byte)(_pending >> _pendingBits));
        }
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

    private void Append(byte octet)
    {
        if (Length == _octets.Length)
        {
            throw NoteReader.Damaged("what it describes is longer than the section");
        }

        _octets[Length++] = octet;
    }
}
