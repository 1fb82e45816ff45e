using System;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Reads samples, and the option of each block.</summary>
internal ref struct CcsdsReader(CcsdsParameters parameters, ReadOnlySpan<byte> octets)
{
    private const int SegmentBlocks = 64;
    private const int RestOfSegment = 5;
    private readonly CcsdsParameters _parameters = parameters;
    private CcsdsBitReader _bits = new(octets);
    private int _zeros;

    /// <summary>Reads a section.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="options">One a block.</param>
    /// <returns>Whether it is what it has to be.</returns>
    internal bool TryRead(scoped Span<long> samples, scoped Span<byte> options)
    {
        Span<long> residuals = stackalloc long[_parameters.BlockLength];
        var previous = 0L;
        for (var block = 0; block < options.Length; block++)
        {
            residuals.Clear();
            if (!TryReadBlock(block, options.Length, residuals, out options[block])
                || !CcsdsBlocks.TryUnmap(_parameters, block, previous, residuals))
            {
                return false;
            }

            var start = block * _parameters.BlockLength;
            residuals[..Math.Min(residuals.Length, samples.Length - start)].CopyTo(samples[start..]);
            previous = residuals[^1];
            if (_parameters.Aligns && (block + 1) % _parameters.Interval == 0)
            {
                _bits.Align();
            }
        }

        return _zeros == 0;
    }

    private bool TryReadBlock(int block, int count, scoped Span<long> residuals, out byte option)
    {
        option = CcsdsOption.Zero;
        if (_zeros > 0)
        {
            _zeros--;
            return !CcsdsBlocks.HasReference(_parameters, block);
        }

        var hasReference = CcsdsBlocks.HasReference(_parameters, block);
        var id = (int)_bits.Read(_parameters.OptionBits);
        var isLow = id == 0;
        var hasPairs = isLow && _bits.Read(1) != 0;
        option = isLow ? (hasPairs ? CcsdsOption.Pairs : CcsdsOption.Zero)
            : id > _parameters.MostSplit + 1 ? CcsdsOption.Plain : (byte)(id - 1);
        if (hasReference)
        {
            residuals[0] = _bits.Read(_parameters.Bits);
        }

        var own = hasReference ? residuals[1..] : residuals;
        switch (option)
        {
            case CcsdsOption.Zero:
                return TryReadZeros(block, count);
            case CcsdsOption.Pairs:
                return TryReadPairs(residuals, hasReference);
            case CcsdsOption.Plain:
                ReadPlain(own);
                break;
            default:
                ReadSplit(own, option);
                break;
        }

        return !_bits.IsPastEnd;
    }

    private bool TryReadZeros(int block, int count)
    {
        var zeros = _bits.ReadUnary() + 1;
        var place = block % _parameters.Interval;
        var left = Math.Min(Math.Min(
            SegmentBlocks - (place % SegmentBlocks), _parameters.Interval - place), count - block);
        zeros = zeros == RestOfSegment ? left : zeros > RestOfSegment ? zeros - 1 : zeros;
        _zeros = (int)Math.Min(zeros, left + 1) - 1;
        return zeros <= left && !_bits.IsPastEnd;
    }

    private bool TryReadPairs(scoped Span<long> residuals, bool hasReference)
    {
        const long Most = 1 << 30;
        for (var i = 0; i < residuals.Length; i += 2)
        {
            var pair = _bits.ReadUnary();
            if (pair > Most || _bits.IsPastEnd)
            {
                return false;
            }

            var sum = (long)((Math.Sqrt((8.0 * pair) + 1) - 1) / 2);
            var second = pair - (sum * (sum + 1) / 2);
            residuals[i + 1] = second;
            if (i > 0 || !hasReference)
            {
                residuals[i] = sum - second;
            }
        }

        return true;
    }

    private void ReadPlain(scoped Span<long> own)
    {
        foreach (ref var number in own)
        {
            number = _bits.Read(_parameters.Bits);
        }
    }

    private void ReadSplit(scoped Span<long> own, int split)
    {
        foreach (ref var number in own)
        {
            number = _bits.ReadUnary() << split;
        }

        for (var i = 0; split > 0 && i < own.Length; i++)
        {
            own[i] |= _bits.Read(split);
        }
    }
}
