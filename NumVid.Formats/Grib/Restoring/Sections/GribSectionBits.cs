using System;

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
    /// <param name="bits">Its width, at most 32.</param>
    /// <exception cref="System.IO.InvalidDataException">It is wider, or there is no room for it.</exception>
    internal void Write(long value, int bits)
    {
        if (value >> bits != 0)
        {
            throw NoteReader.Damaged($"the number {value} has more than {bits} bits");
        }

        _pending = (_pending << bits) | (ulong)value;
        _pendingBits += bits;
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

    private void Append(byte octet)
    {
        if (Length == _octets.Length)
        {
            throw NoteReader.Damaged("what it describes is longer than the section");
        }

        _octets[Length++] = octet;
    }
}
