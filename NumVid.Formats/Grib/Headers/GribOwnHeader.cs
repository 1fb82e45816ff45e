using System;
using System.Buffers.Binary;
using NumVid.Formats.Cf;

namespace NumVid.Formats.Grib.Headers;

/// <summary>What fields of one kind differ in, read from its octets without ecCodes.</summary>
/// <param name="ReferenceTime">The reference time as it is coded, which may be no date.</param>
/// <param name="Pressure">The pressure surface in hPa, or null when the kind tells the level.</param>
/// <param name="Member">The ensemble member, or null when the kind tells it.</param>
/// <param name="BitsPerValue">The bits of a coded value, or null when the kind tells them.</param>
/// <param name="NeedsDouble">Whether single precision is too coarse for how the values are scaled.</param>
/// <remarks>No definition of a parameter, its name or its unit in ecCodes' tables (2.28) asks for the value of a single
/// pressure surface, as some do for heights and depths, nor for a member; nor do those of level types, steps or
/// packings.</remarks>
internal readonly record struct GribOwnHeader(
    CalendarInstant ReferenceTime, double? Pressure, long? Member, long? BitsPerValue, bool NeedsDouble)
{
    /// <summary>Takes a field's own part out of its sections 1 and 2 of edition 1.</summary>
    /// <param name="headers">The sections; what was taken is zero afterwards.</param>
    /// <param name="data">The beginning of section 4.</param>
    /// <param name="time">Their reference time.</param>
    internal static GribOwnHeader TakeEdition1(Span<byte> headers, ReadOnlySpan<byte> data, CalendarInstant time)
    {
        const int LevelTypeAt = 9;
        const int LevelAt = 10;
        const int Hectopascals = 100;
        double? pressure = null;
        var needsDouble = GribValuePrecision.NeedsDouble(headers, data);
        if (headers[LevelTypeAt] == Hectopascals)
        {
            pressure = BinaryPrimitives.ReadUInt16BigEndian(headers[LevelAt..]);
            headers.Slice(LevelAt, sizeof(ushort)).Clear();
        }

        GribHeaderDates.ClearReference(1, headers);
        return new GribOwnHeader(time, pressure, Member: null, BitsPerValue: null, needsDouble);
    }

    /// <summary>Takes a field's own part, except for its dates, out of its sections of edition 2.</summary>
    /// <param name="product">Section 4; what was taken is zero afterwards.</param>
    /// <param name="packing">Section 5, which stays as it is.</param>
    /// <param name="firstValue">The largest value in front of spatial differences, 0 without them.</param>
    /// <param name="time">The reference time.</param>
    internal static GribOwnHeader TakeEdition2(
        Span<byte> product, ReadOnlySpan<byte> packing, double firstValue, CalendarInstant time)
    {
        const int TemplateAt = 7;
        const int BitsAt = 19;
        var template = BinaryPrimitives.ReadUInt16BigEndian(product[TemplateAt..]);
        return new GribOwnHeader(
            time,
            template is 0 or 1 or 8 or 11 ? TakePressure(product) : null,
            template is 1 or 11 ? TakeMember(product) : null,
            HasBits(packing) ? packing[BitsAt] : null,
            HasBits(packing) && GribValuePrecision.NeedsDouble(packing, firstValue));
    }

    /// <summary>Whether section 5 of edition 2 has its bits per value where simple packing has them.</summary>
    internal static bool HasBits(ReadOnlySpan<byte> packing)
    {
        const int TemplateAt = 9;
        const int BitsEnd = 20;
        return packing.Length >= BitsEnd
            && BinaryPrimitives.ReadUInt16BigEndian(packing[TemplateAt..]) is 0 or 2 or 3 or 40 or 41 or 42;
    }

    // The scale factor stays: one of the tables asks for it.
    private static double? TakePressure(Span<byte> product)
    {
        const int TypeAt = 22;
        const int FactorAt = 23;
        const int ValueAt = 24;
        const int SecondTypeAt = 28;
        const int PressureSurface = 100;
        const int NoSurface = 255;
        const byte SignBit = 0x80;
        const byte MissingFactor = 0xFF;
        if (product.Length <= SecondTypeAt || product[TypeAt] != PressureSurface || product[SecondTypeAt] != NoSurface
            || product[FactorAt] == MissingFactor || (product[ValueAt] & SignBit) != 0)
        {
            return null;
        }

        var factor = (product[FactorAt] & SignBit) != 0 ? -(product[FactorAt] & ~SignBit) : product[FactorAt];
        var value = BinaryPrimitives.ReadInt32BigEndian(product[ValueAt..]);
        product.Slice(ValueAt, sizeof(int)).Clear();
        return GribLevelReader.GetValue(PressureSurface, value, factor);
    }

    private static long? TakeMember(Span<byte> product)
    {
        const int MemberAt = 35;
        if (product.Length <= MemberAt)
        {
            return null;
        }

        var member = product[MemberAt];
        product[MemberAt] = 0;
        return member;
    }
}
