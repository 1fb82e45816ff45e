using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>Unpacks what a <see cref="BitWriter"/> packed; behind the end all bits are 0.</summary>
/// <param name="bytes">The bytes.</param>
internal ref struct BitReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;
    private ulong _window;
    private int _windowBits;

    /// <summary>Whether more bits were taken than there are.</summary>
    internal readonly bool IsBeyondEnd => BitsLeft < 0;

    /// <summary>Bits that were not taken; below 0 when more were taken than there are.</summary>
    internal readonly long BitsLeft => (8L * (_bytes.Length - _position)) + _windowBits;

    /// <summary>Makes at least 56 bits ready.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Fill()
    {
        if (_position + sizeof(ulong) <= _bytes.Length)
        {
            _window |= BinaryPrimitives.ReadUInt64BigEndian(_bytes[_position..]) >> _windowBits;
            _position += (63 - _windowBits) >> 3;
            _windowBits |= 56;
        }
        else
        {
            FillAtEnd();
        }
    }

    /// <summary>The next bits, which stay; up to 32, and they must be ready.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly uint Peek(int bits) => (uint)(_window >> (64 - bits));

    /// <summary>Leaves bits out, which must be ready.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Skip(int bits)
    {
        _window <<= bits;
        _windowBits -= bits;
    }

    /// <summary>Takes bits that are ready, 1 to 32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint Take(int bits)
    {
        var value = Peek(bits);
        Skip(bits);
        return value;
    }

    /// <summary>Takes bits, 1 to 32.</summary>
    internal uint Read(int bits)
    {
        Fill();
        return Take(bits);
    }

    private void FillAtEnd()
    {
        for (; _windowBits <= 56; _windowBits += 8, _position++)
        {
            ulong next = _position < _bytes.Length ? _bytes[_position] : (byte)0;
            _window |= next << (56 - _windowBits);
        }
    }
}
