using System;
using System.Runtime.CompilerServices;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Codes bits in as much room as they are unexpected; one program describes both writing and reading.</summary>
/// <remarks>A range coder of 32 bits. Reading past the end gives zeros, and what was read is checked by its
/// user.</remarks>
internal ref struct NoteBits
{
    private const uint Lowest = 1 << 24;
    private const int ChanceBits = 16;
    private readonly NoteWriter? _writer;
    private readonly ReadOnlySpan<byte> _bytes;
    private ulong _low;
    private uint _range = uint.MaxValue;
    private uint _code;
    private int _at;
    private byte _pending;
    private long _pendingCount = 1;

    /// <summary>Begins to write.</summary>
    internal NoteBits(NoteWriter writer) => _writer = writer;

    /// <summary>Begins to read.</summary>
    internal NoteBits(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        for (var i = 0; i < 5; i++)
        {
            _code = (_code << 8) | Next();
        }
    }

    /// <summary>Whether what is coded is read.</summary>
    internal readonly bool Reads => _writer is null;

    /// <summary>Writes a bit, or reads one.</summary>
    /// <param name="model">What is expected.</param>
    /// <param name="bit">The bit to write; not used when reading.</param>
    /// <returns>The bit.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Code(ref NoteBit model, int bit) => _writer is null ? Read(ref model) : Write(ref model, bit);

    private int Read(ref NoteBit model)
    {
        var (range, code, bit) = (_range, _code, 0);
        var part = (uint)(((ulong)range * model.Chance) >> ChanceBits);
        if (code < part)
        {
            (range, bit) = (part, 1);
        }
        else
        {
            code -= part;
            range -= part;
        }

        model.Learn(bit);
        while (range < Lowest)
        {
            range <<= 8;
            code = (code << 8) | Next();
        }

        (_range, _code) = (range, code);
        return bit;
    }

    private int Write(ref NoteBit model, int bit)
    {
        var part = (uint)(((ulong)_range * model.Chance) >> ChanceBits);
        _low += bit != 0 ? 0 : part;
        _range = bit != 0 ? part : _range - part;
        model.Learn(bit);
        while (_range < Lowest)
        {
            _range <<= 8;
            Shift();
        }

        return bit;
    }

    /// <summary>Writes a number, or reads one: how many bits it has, then these.</summary>
    /// <param name="models">At least 64 + 64, of this use alone.</param>
    /// <param name="value">The number to write.</param>
    internal ulong CodeNumber(Span<NoteBit> models, ulong value)
    {
        const int MostBits = 63;
        var wanted = 64 - System.Numerics.BitOperations.LeadingZeroCount(value);
        var bits = 0;
        while (bits < MostBits && Code(ref models[bits], bits < wanted ? 1 : 0) != 0)
        {
            bits++;
        }

        // The highest bit is known; those below it are the less foreseeable the lower they are.
        var result = bits > 0 ? 1UL : 0;
        for (var i = bits - 2; i >= 0; i--)
        {
            result = (result << 1) | (uint)Code(ref models[64 + i], (int)((value >> i) & 1));
        }

        return result;
    }

    /// <summary>Writes a number that may be negative, or reads one.</summary>
    internal long CodeSigned(Span<NoteBit> models, long value)
    {
        var coded = CodeNumber(models, (ulong)((value << 1) ^ (value >> 63)));
        return (long)(coded >> 1) ^ -(long)(coded & 1);
    }

    /// <summary>Writes what is still held back: of all numbers that would do the one with most zeros at its end, which
    /// need not be stored.</summary>
    internal void End()
    {
        for (var bits = ChanceBits + ChanceBits - 1; bits >= 0; bits--)
        {
            var rest = (1UL << bits) - 1;
            if (((_low + rest) & ~rest) - _low < _range)
            {
                _low = (_low + rest) & ~rest;
                break;
            }
        }

        for (var i = 0; _writer is not null && i < 5; i++)
        {
            Shift();
        }
    }

    private void Shift()
    {
        // A sum may still carry over into bytes of ones.
        if (_low < 0xFF000000 || _low > uint.MaxValue)
        {
            var carry = (byte)(_low >> 32);
            for (; _pendingCount > 0; _pendingCount--)
            {
                _writer!.WriteByte((byte)(_pending + carry));
                _pending = 0xFF;
            }

            _pending = (byte)(_low >> 24);
        }

        _pendingCount++;
        _low = (_low & 0x00FFFFFF) << 8;
    }

    private byte Next() => _at < _bytes.Length ? _bytes[_at++] : (byte)0;
}
