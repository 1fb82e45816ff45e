using System;
using System.Numerics;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Reads bits; what is read behind the end is 0, and said so.</summary>
internal ref struct CcsdsBitReader(ReadOnlySpan<byte> octets)
{
    private readonly ReadOnlySpan<byte> _octets = octets;
    private ulong _pending;
    private int _pendingBits;
    private int _at;

    /// <summary>Whether more was read than is there.</summary>
    internal bool IsPastEnd { get; private set; }

    /// <summary>Reads a number.</summary>
    /// <param name="bits">Its width, at most 32.</param>
    internal long Read(int bits)
    {
        Fill(bits);
        _pendingBits -= bits;
        return (long)((_pending >> _pendingBits) & ((1UL << bits) - 1));
    }

    /// <summary>Counts zeros up to the next one.</summary>
    internal long ReadUnary()
    {
        var zeros = 0L;
        while (!IsPastEnd)
        {
            Fill(1);
            var rest = _pending & ((1UL << _pendingBits) - 1);
            if (rest != 0)
            {
                var length = BitOperations.Log2(rest);
                zeros += _pendingBits - 1 - length;
                _pendingBits = length;
                break;
            }

            zeros += _pendingBits;
            _pendingBits = 0;
        }

        return zeros;
    }

    /// <summary>Goes to the next whole octet.</summary>
    internal void Align() => _pendingBits -= _pendingBits % 8;

    private void Fill(int bits)
    {
        while (_pendingBits < bits)
        {
            IsPastEnd |= _at >= _octets.Length;
            _pending = (_pending << 8) | (_at < _octets.Length ? _octets[_at] : (byte)0);
            _at++;
            _pendingBits += 8;
        }
    }
}
