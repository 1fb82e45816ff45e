using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Elements;

namespace NumVid.Formats.Nv12.Entropy;

/// <summary>Binary range encoder with carry propagation; the byte stream is described in docs/nv12-format.md.</summary>
internal struct BitEncoder : IBitCoder
{
    private const uint Top = 1u << 24;

    private readonly GrowingBytes _output;
    private ulong _low;
    private uint _range;
    private long _pendingCount;
    private byte _pending;

    /// <summary>Creates an encoder with nothing written.</summary>
    public BitEncoder()
    {
        _output = new GrowingBytes();
        _range = uint.MaxValue;
        _pendingCount = 1;
    }

    /// <inheritdoc/>
    public int Code(int bit, ref AdaptiveBit model)
    {
        var bound = (_range >> AdaptiveBit.PrecisionBits) * model.ProbabilityOfZero;
        if (bit == 0)
        {
            _range = bound;
        }
        else
        {
            _low += bound;
            _range -= bound;
        }

        model.Update(bit);
        while (_range < Top)
        {
            _range <<= 8;
            ShiftLow();
        }

        return bit;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Code(int bit, uint oddsOfOne)
    {
        var bound = (uint)(((ulong)_range * (65536 - oddsOfOne)) >> 16);
        if (bit == 0)
        {
            _range = bound;
        }
        else
        {
            _low += bound;
            _range -= bound;
        }

        while (_range < Top)
        {
            _range <<= 8;
            ShiftLow();
        }

        return bit;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe int Code(int symbol, ref SymbolModel first, ref SymbolModel second)
    {
        var unit = _range >> SymbolModel.TogetherBits;
        var limits = stackalloc short[SymbolModel.Symbols + 8];
        SymbolModel.Together(ref first, ref second).Store(limits);
        limits[SymbolModel.Symbols] = unchecked((short)(1 << SymbolModel.TogetherBits));
        var below = (uint)(ushort)limits[symbol];
        _low += (ulong)unit * below;
        _range = unit * ((ushort)limits[symbol + 1] - below);
        first.Learn(symbol);
        second.Learn(symbol);
        while (_range < Top)
        {
            _range <<= 8;
            ShiftLow();
        }

        return symbol;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint CodeEven(uint bits, int count)
    {
        _range >>= count;
        _low += (ulong)_range * bits;
        while (_range < Top)
        {
            _range <<= 8;
            ShiftLow();
        }

        return bits;
    }

    /// <summary>Ends the stream; zeros at its end are left out, the decoder reads them as zeros again.</summary>
    internal byte[] Finish()
    {
        for (var i = 0; i < 5; i++)
        {
            ShiftLow();
        }

        return _output.Finish(_output.Written.LastIndexOfAnyExcept((byte)0) + 1);
    }

    // A byte is held back as long as a carry could still change it; runs of 255 are only counted.
    private void ShiftLow()
    {
        if ((uint)_low < 0xFF000000u || (_low >> 32) != 0)
        {
            var carry = (byte)(_low >> 32);
            while (_pendingCount > 0)
            {
                _output.Add((byte)(_pending + carry));
                _pending = 0xFF;
                _pendingCount--;
            }

            _pending = (byte)(_low >> 24);
        }

        _pendingCount++;
        _low = (_low & 0x00FFFFFF) << 8;
    }
}
