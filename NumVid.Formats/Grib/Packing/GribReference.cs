using System;
using System.Buffers.Binary;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Packing;

/// <summary>Reference values as headers hold them: IEEE single precision in edition 2, IBM's in edition 1.</summary>
internal static class GribReference
{
    private const int SignBit = 0x80;

    /// <summary>The largest reference value that is not above a number; infinite when there is none.</summary>
    internal static double RoundDown(double value, int edition)
    {
        if (edition == 1)
        {
            return GribIbmNumber.ToDouble(ToIbm(value));
        }

        var rounded = (float)value;
        return rounded > value ? float.BitDecrement(rounded) : rounded;
    }

    /// <summary>Writes a value that was rounded before.</summary>
    internal static void Write(Span<byte> octets, double value, int edition)
    {
        if (edition == 1)
        {
            BinaryPrimitives.WriteUInt32BigEndian(octets, ToIbm(value));
        }
        else
        {
            BinaryPrimitives.WriteSingleBigEndian(octets, (float)value);
        }
    }

    // Sign, exponent of 16 above 64, 24 bits of mantissa; rounded down. Out of range gives the largest magnitude.
    private static uint ToIbm(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return 0;
        }

        var exponent = (int)Math.Floor(Math.ILogB(value) / 4.0) + 1;
        var mantissa = Math.Floor(Math.ScaleB(value, GribIbmNumber.MantissaBits - (4 * exponent)));
        if (mantissa == -(1 << GribIbmNumber.MantissaBits))
        {
            mantissa /= 16;
            exponent++;
        }

        var sign = value < 0 ? (uint)SignBit : 0;
        var biased = Math.Clamp(exponent + GribIbmNumber.ExponentBias, 0, 127);
        return ((sign | (uint)biased) << GribIbmNumber.MantissaBits) | (uint)Math.Abs(mantissa);
    }
}
