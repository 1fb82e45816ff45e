using System;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Writes blocks, each in the option it is given.</summary>
internal ref struct CcsdsWriter(CcsdsParameters parameters, Span<byte> octets)
{
    private const int SegmentBlocks = 64;
    private const int MostCounted = 4;
    private readonly CcsdsParameters _parameters = parameters;
    private GribSectionBits _bits = new(octets);
    private int _zeros;
    private long _reference = -1;

    /// <summary>The octets written.</summary>
    internal readonly int Length => _bits.Length;

    /// <summary>Writes a block.</summary>
    /// <param name="residuals">The block.</param>
    /// <param name="block">Its number.</param>
    /// <param name="isLast">Whether none follows.</param>
    /// <param name="option">How it is written.</param>
    internal void Write(scoped ReadOnlySpan<long> residuals, int block, bool isLast, byte option)
    {
        var hasReference = CcsdsBlocks.HasReference(_parameters, block);
        var place = block % _parameters.Interval;
        var endsInterval = isLast || place == _parameters.Interval - 1;
        if (option == CcsdsOption.Zero)
        {
            _reference = _zeros++ == 0 ? (hasReference ? residuals[0] : -1) : _reference;
            if (endsInterval || (place + 1) % SegmentBlocks == 0)
            {
                WriteZeros(toTheEnd: true);
            }
        }
        else
        {
            WriteZeros(toTheEnd: false);
            WriteBlock(residuals, hasReference, option);
        }

        if (isLast || (endsInterval && _parameters.Aligns))
        {
            _bits.Align();
        }
    }

    // Five stands for all that are left of a segment, more are one more than they are.
    private void WriteZeros(bool toTheEnd)
    {
        if (_zeros == 0)
        {
            return;
        }

        _bits.Write(0, _parameters.OptionBits + 1);
        if (_reference >= 0)
        {
            _bits.Write(_reference, _parameters.Bits);
        }

        WriteUnary(_zeros <= MostCounted ? _zeros - 1 : toTheEnd ? MostCounted : _zeros);
        _zeros = 0;
    }

    private void WriteBlock(scoped ReadOnlySpan<long> residuals, bool hasReference, byte option)
    {
        switch (option)
        {
            case CcsdsOption.Plain:
                _bits.Write((1L << _parameters.OptionBits) - 1, _parameters.OptionBits);
                _bits.WriteLowest(residuals, _parameters.Bits);

                break;
            case CcsdsOption.Pairs:
                _bits.Write(1, _parameters.OptionBits + 1);
                WriteReference(residuals, hasReference);
                for (var i = 0; i < residuals.Length; i += 2)
                {
                    WriteUnary(CcsdsChoice.Pair(i == 0 && hasReference ? 0 : residuals[i], residuals[i + 1]));
                }

                break;
            default:
                _bits.Write(option + 1, _parameters.OptionBits);
                WriteReference(residuals, hasReference);
                WriteSplit(hasReference ? residuals[1..] : residuals, option);
                break;
        }
    }

    private void WriteReference(scoped ReadOnlySpan<long> residuals, bool hasReference)
    {
        if (hasReference)
        {
            _bits.Write(residuals[0], _parameters.Bits);
        }
    }

    private void WriteSplit(scoped ReadOnlySpan<long> own, int split)
    {
        _bits.WriteUnary(own, split);
        if (split > 0)
        {
            _bits.WriteLowest(own, split);
        }
    }

    private void WriteUnary(long zeros) => _bits.WriteUnary([zeros], 0);
}
