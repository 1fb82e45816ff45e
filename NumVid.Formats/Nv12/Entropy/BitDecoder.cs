using System;
using System.Runtime.CompilerServices;

namespace NumVid.Formats.Nv12.Entropy;

/// <summary>The reading side of <see cref="BitEncoder"/>; bytes behind the end are zeros.</summary>
internal struct BitDecoder : IBitCoder
{
    private const uint Top = 1u << 24;

    private readonly ReadOnlyMemory<byte> _input;
    private int _position;
    private uint _range;
    private uint _code;

    /// <summary>Creates a decoder at the start of a stream.</summary>
    internal BitDecoder(ReadOnlyMemory<byte> input)
    {
        _input = input;
        _range = uint.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            _code = (_code << 8) | NextByte();
        }
    }

    /// <inheritdoc/>
    public int Code(int bit, ref AdaptiveBit model)
    {
        var bound = (_range >> AdaptiveBit.PrecisionBits) * model.ProbabilityOfZero;
        if (_code < bound)
        {
            _range = bound;
            bit = 0;
        }
        else
        {
            _code -= bound;
            _range -= bound;
            bit = 1;
        }

        model.Update(bit);
        while (_range < Top)
        {
            _range <<= 8;
            _code = (_code << 8) | NextByte();
        }

        return bit;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Code(int bit, uint oddsOfOne)
    {
        var bound = (uint)(((ulong)_range * (65536 - oddsOfOne)) >> 16);
        if (_code < bound)
        {
            _range = bound;
            bit = 0;
        }
        else
        {
            _code -= bound;
            _range -= bound;
            bit = 1;
        }

        while (_range < Top)
        {
            _range <<= 8;
            _code = (_code << 8) | NextByte();
        }

        return bit;
    }

    private byte NextByte() => _position < _input.Length ? _input.Span[_position++] : (byte)0;
}
