using System;

namespace NumVid.Formats.Grib.Values;

/// <summary>Reads unsigned numbers of up to 32 bits, most significant bit first, as GRIB codes them.</summary>
internal ref struct GribBitReader
{
    private readonly ReadOnlySpan<byte> _data;
    private int _position;
    private ulong _pending;
    private int _pendingBits;

    /// <summary>Begins at the first bit of the data.</summary>
    internal GribBitReader(ReadOnlySpan<byte> data) => _data = data;

    /// <summary>Reads a number.</summary>
    /// <param name="bits">0 to 32; of 0 bits the number is 0.</param>
    /// <exception cref="IndexOutOfRangeException">The data have ended.</exception>
    internal uint Read(int bits)
    {
        while (_pendingBits < bits)
        {
            _pending = (_pending << 8) | _data[_position++];
            _pendingBits += 8;
        }

        _pendingBits -= bits;
        return (uint)((_pending >> _pendingBits) & ((1UL << bits) - 1));
    }
}
