using System;

namespace NumVid.Formats.Grib.Packing;

/// <summary>Writes numbers of any width, the highest bit first.</summary>
internal sealed class GribBitWriter
{
    private byte[] _bytes = new byte[1024];
    private int _length;
    private ulong _pending;
    private int _pendingBits;

    /// <summary>Writes the lowest bits of a value, at most 32.</summary>
    internal void Write(uint value, int bits)
    {
        _pending = (_pending << bits) | value;
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

    /// <summary>Returns what was written, aligned to an octet.</summary>
    internal byte[] ToArray()
    {
        Align();
        return _bytes[.._length];
    }

    private void Append(byte octet)
    {
        if (_length == _bytes.Length)
        {
            Array.Resize(ref _bytes, 2 * _length);
        }

        _bytes[_length++] = octet;
    }
}
