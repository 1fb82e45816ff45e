using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NumVid.Formats.Nv12.Entropy;

/// <summary>The reading side of <see cref="BitEncoder"/>; bytes behind the end are zeros.</summary>
internal struct BitDecoder : IBitCoder
{
    private const uint Top = 1u << 24;

    private readonly byte[] _input;
    private readonly int _end;
    private int _position;
    private uint _range;
    private uint _code;

    /// <summary>Creates a decoder at the start of a stream.</summary>
    internal BitDecoder(ReadOnlyMemory<byte> input)
    {
        (_input, _position, _end) = ArrayOf(input);
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

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe int Code(int symbol, ref SymbolModel first, ref SymbolModel second)
    {
        var unit = _range >> SymbolModel.TogetherBits;
        var limits = stackalloc short[SymbolModel.Symbols + 8];
        var vector = SymbolModel.Together(ref first, ref second);
        vector.Store(limits);
        limits[SymbolModel.Symbols] = unchecked((short)(1 << SymbolModel.TogetherBits));
        symbol = SymbolModel.Find(vector, Math.Min(_code / unit, (1u << SymbolModel.TogetherBits) - 1));
        var below = (uint)(ushort)limits[symbol];
        _code -= unit * below;
        _range = unit * ((ushort)limits[symbol + 1] - below);
        first.Learn(symbol);
        second.Learn(symbol);
        while (_range < Top)
        {
            _range <<= 8;
            _code = (_code << 8) | NextByte();
        }

        return symbol;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint CodeEven(uint bits, int count)
    {
        _range >>= count;
        bits = Math.Min(_code / _range, (1u << count) - 1);
        _code -= _range * bits;
        while (_range < Top)
        {
            _range <<= 8;
            _code = (_code << 8) | NextByte();
        }

        return bits;
    }

    // A span for each byte would cost more than the byte.
    private static (byte[] Bytes, int Start, int End) ArrayOf(ReadOnlyMemory<byte> input) =>
        MemoryMarshal.TryGetArray(input, out var segment) && segment.Array is { } array
            ? (array, segment.Offset, segment.Offset + segment.Count)
            : (input.ToArray(), 0, input.Length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte NextByte() => _position < _end ? _input[_position++] : (byte)0;
}
