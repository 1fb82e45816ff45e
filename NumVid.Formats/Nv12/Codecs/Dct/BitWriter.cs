using System;
using System.Buffers.Binary;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>Packs numbers into bytes, the high bit of each first.</summary>
internal sealed class BitWriter
{
    private byte[] _bytes = new byte[1 << 12];
    private int _length;
    private ulong _pending;
    private int _pendingBits;

    /// <summary>Appends the low bits of a number.</summary>
    /// <param name="value">The number, which has no other bits.</param>
    /// <param name="bits">How many, 0 to 32.</param>
    internal void Write(uint value, int bits)
    {
        _pending = (_pending << bits) | value;
        _pendingBits += bits;
        if (_pendingBits >= 32)
        {
            if (_length + sizeof(uint) > _bytes.Length)
            {
                Array.Resize(ref _bytes, checked(2 * _bytes.Length));
            }

            _pendingBits -= 32;
            BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(_length), (uint)(_pending >> _pendingBits));
            _length += sizeof(uint);
        }
    }

    /// <summary>All bytes, the last one filled up with zeros.</summary>
    internal byte[] ToArray()
    {
        Span<byte> rest = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(rest, (uint)(_pending << (32 - _pendingBits)));
        return [.. _bytes.AsSpan(0, _length), .. rest[..((_pendingBits + 7) / 8)]];
    }
}
