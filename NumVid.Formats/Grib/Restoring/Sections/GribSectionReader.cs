using System;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Reads numbers of changing width out of a section, the highest bit first.</summary>
internal ref struct GribSectionReader(ReadOnlySpan<byte> octets)
{
    private readonly ReadOnlySpan<byte> _octets = octets;
    private ulong _pending;
    private int _pendingBits;
    private int _position;

    /// <summary>Reads a number.</summary>
    /// <param name="bits">Its width, at most <see cref="GribPackedBits.MostBits"/>; of 0 bits it is 0.</param>
    /// <exception cref="IndexOutOfRangeException">The octets have ended.</exception>
    internal long Read(int bits)
    {
        while (_pendingBits < bits)
        {
            _pending = (_pending << 8) | _octets[_position++];
            _pendingBits += 8;
        }

        _pendingBits -= bits;
        return (long)((_pending >> _pendingBits) & ((1UL << bits) - 1));
    }
}
