using System;
using System.Buffers.Binary;

namespace NumVid.Formats.Grib.Headers;

// Why so: docs/decisions/0069-grib-values-in-the-narrowest-type.md
/// <summary>Whether single precision holds the values of a field, told from how its header says that they are
/// packed.</summary>
/// <remarks>It does when it has them exactly, or when it rounds them by no more than a tenth of the packing step, so that
/// no two of them fall together and the packed numbers can be found again.</remarks>
internal static class GribValuePrecision
{
    private const int MantissaBits = 24;
    private const int SmallestExponent = -149;
    private const double PartOfStep = 0.1;

    // Second-order packing describes differences; few writers have more bits than this in the values themselves.
    private const int UsualBits = 17;

    /// <summary>Looks at a section 5 of edition 2 that has a scaling.</summary>
    /// <param name="section">The section.</param>
    /// <param name="firstValue">The largest of the values in front of spatial differences, 0 without them.</param>
    internal static bool NeedsDouble(ReadOnlySpan<byte> section, double firstValue)
    {
        const int TemplateAt = 9;
        const int ReferenceAt = 11;
        const int BinaryScaleAt = 15;
        const int DecimalScaleAt = 17;
        const int BitsAt = 19;
        int template = BinaryPrimitives.ReadUInt16BigEndian(section[TemplateAt..]);
        return NeedsDouble(
            BinaryPrimitives.ReadSingleBigEndian(section[ReferenceAt..]), ReadSigned(section[BinaryScaleAt..]),
            ReadSigned(section[DecimalScaleAt..]), template switch
            {
                2 when section.Length > GribSecondOrder.WidthBitsAt => GribSecondOrder.LargestOfGroups(section),
                3 when section.Length > GribSecondOrder.ExtraOctetsAt => GribSecondOrder.Largest(section, firstValue),
                _ => LargestOf(section[BitsAt]),
            });
    }

    /// <summary>Looks at the sections of edition 1.</summary>
    /// <param name="product">Section 1.</param>
    /// <param name="data">The beginning of section 4.</param>
    internal static bool NeedsDouble(ReadOnlySpan<byte> product, ReadOnlySpan<byte> data)
    {
        const int DecimalScaleAt = 26;
        const int FlagsAt = 3;
        const int BinaryScaleAt = 4;
        const int ReferenceAt = 6;
        const int BitsAt = 10;
        const int SecondOrder = 0x40;
        var bits = (data[FlagsAt] & SecondOrder) != 0 ? Math.Max(UsualBits, (int)data[BitsAt]) : data[BitsAt];
        return NeedsDouble(
            GribIbmNumber.ToDouble(BinaryPrimitives.ReadUInt32BigEndian(data[ReferenceAt..])),
            ReadSigned(data[BinaryScaleAt..]), ReadSigned(product[DecimalScaleAt..]), LargestOf(bits));
    }

    /// <summary>Whether single precision is too coarse for (reference + number x 2^binary) / 10^decimal.</summary>
    /// <param name="reference">The reference value.</param>
    /// <param name="binaryScale">The binary scale factor.</param>
    /// <param name="decimalScale">The decimal scale factor.</param>
    /// <param name="largest">The largest number.</param>
    internal static bool NeedsDouble(double reference, int binaryScale, int decimalScale, double largest)
    {
        if (!double.IsFinite(reference) || (decimalScale == 0 && IsExact(reference, binaryScale, largest)))
        {
            return false;
        }

        var step = Math.ScaleB(1, binaryScale) * Math.Pow(10, -decimalScale);
        var magnitude = Math.Max(
            Math.Abs(reference), Math.Abs(reference + Math.ScaleB(largest, binaryScale))) * Math.Pow(10, -decimalScale);
        var exponent = magnitude > 0 ? Math.Max(Math.ILogB(magnitude) - MantissaBits, SmallestExponent - 1) : 0;
        return magnitude > float.MaxValue || (magnitude > 0 && Math.ScaleB(1, exponent) > PartOfStep * step);
    }

    /// <summary>The largest number of some bits.</summary>
    internal static double LargestOf(int bits) => Math.ScaleB(1, bits) - 1;

    // All values are multiples of the finer of the step and the last bit of the reference.
    private static bool IsExact(double reference, int binaryScale, double largest)
    {
        var finest = largest > 0 ? binaryScale : int.MaxValue;
        if (reference != 0)
        {
            var mantissa = (BitConverter.DoubleToInt64Bits(reference) & ((1L << 52) - 1)) | (1L << 52);
            finest = Math.Min(finest, Math.ILogB(reference) - 52 + (int)long.TrailingZeroCount(mantissa));
        }

        var magnitude = Math.Max(Math.Abs(reference), Math.Abs(reference + Math.ScaleB(largest, binaryScale)));
        return magnitude == 0
            || (finest >= SmallestExponent && magnitude <= float.MaxValue
                && Math.ScaleB(magnitude, -finest) <= Math.ScaleB(1, MantissaBits));
    }

    private static int ReadSigned(ReadOnlySpan<byte> octets)
    {
        int coded = BinaryPrimitives.ReadUInt16BigEndian(octets);
        return (coded & 0x8000) != 0 ? -(coded & 0x7FFF) : coded;
    }
}
