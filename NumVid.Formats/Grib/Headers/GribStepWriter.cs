using System;
using System.Buffers.Binary;
using NumVid.Formats.Grib.Products;

namespace NumVid.Formats.Grib.Headers;

/// <summary>Writes the step of an instant into headers, in the largest unit of hours, minutes and seconds that it is
/// whole in.</summary>
internal static class GribStepWriter
{
    private const string Unit = "indicatorOfUnitOfTimeRange";

    /// <summary>Returns headers with another step, or null where they have no place for it.</summary>
    internal static GribHeaderBytes? TrySet(GribHeaderBytes header, long seconds)
    {
        var sections = (byte[])header.Sections.Clone();
        var product = (header with { Sections = sections }).ReadProduct();
        var isSet = header.Edition == 1 ? SetEdition1(product, sections, seconds)
            : SetEdition2(product, sections, seconds);
        return isSet ? header with { Sections = sections } : null;
    }

    private static bool SetEdition1(GribProduct product, byte[] sections, long seconds)
    {
        const byte Long = 10;
        var (count, unit) = Count(seconds, secondsUnit: 254);
        if (count is < 0 or > ushort.MaxValue)
        {
            return false;
        }

        sections[Offset(product, Unit)] = unit;
        sections[Offset(product, "P1")] = (byte)(count > byte.MaxValue ? count >> 8 : count);
        sections[Offset(product, "P2")] = (byte)(count > byte.MaxValue ? count : 0);
        sections[Offset(product, "timeRangeIndicator")] = count > byte.MaxValue ? Long : (byte)0;
        return true;
    }

    private static bool SetEdition2(GribProduct product, byte[] sections, long seconds)
    {
        const uint SignBit = 1u << 31;
        var (count, unit) = Count(seconds, secondsUnit: 13);
        if (product.OctetsOf("forecastTime").Length != sizeof(uint) || product.OctetsOf(Unit).IsEmpty
            || Math.Abs(count) > int.MaxValue)
        {
            return false;
        }

        sections[Offset(product, Unit)] = unit;
        BinaryPrimitives.WriteUInt32BigEndian(
            sections.AsSpan(Offset(product, "forecastTime")), (uint)Math.Abs(count) | (count < 0 ? SignBit : 0));
        return true;
    }

    private static (long Count, byte Unit) Count(long seconds, byte secondsUnit) =>
        seconds % 3600 == 0 ? (seconds / 3600, (byte)1) : seconds % 60 == 0 ? (seconds / 60, (byte)0)
        : (seconds, secondsUnit);

    private static int Offset(GribProduct product, string name)
    {
        foreach (var field in product.Fields)
        {
            if (field.Name == name)
            {
                return field.Offset;
            }
        }

        throw new ArgumentException($"The layout has no '{name}'.", nameof(name));
    }
}
