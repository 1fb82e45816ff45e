using System;

namespace NumVid.Formats.Nv12.Entropy;

/// <summary>The reading side of <see cref="RawBitWriter"/>; bits behind the end are zeros.</summary>
internal struct RawBitReader : IRawBits
{
    private const int HalfWord = 32;

    private readonly ReadOnlyMemory<byte> _input;
    private int _position;
    private ulong _held;
    private int _heldCount;

    /// <summary>Creates a reader at the start of a stream.</summary>
    internal RawBitReader(ReadOnlyMemory<byte> input) => _input = input;

    /// <summary>Bytes of which no bit was read.</summary>
    internal readonly int LeftOver => _input.Length - _position;

    /// <inheritdoc/>
    public ulong Code(ulong bits, int count)
    {
        if (count > HalfWord)
        {
            var low = Code(0, HalfWord);
            return low | (Code(0, count - HalfWord) << HalfWord);
        }

        for (; _heldCount < count; _heldCount += 8)
        {
            ulong next = _position < _input.Length ? _input.Span[_position++] : (byte)0;
            _held |= next << _heldCount;
        }

        bits = _held & ((1UL << count) - 1);
        _held >>= count;
        _heldCount -= count;
        return bits;
    }
}
