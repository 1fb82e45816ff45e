using System;
using System.Buffers.Binary;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Packing;

/// <summary>Asks a message just packed, of one field, what its readers will.</summary>
internal static class GribPackedMessage
{
    /// <summary>Whether single precision is too coarse for it.</summary>
    internal static bool NeedsDouble(ReadOnlySpan<byte> message) =>
        message[7] == 1 ? NeedsDoubleInEdition1(message) : NeedsDoubleInEdition2(message);

    private static bool NeedsDoubleInEdition1(ReadOnlySpan<byte> message)
    {
        const int IndicatorLength = 8;
        const int GridFlag = 0x80;
        const int BitmapFlag = 0x40;
        var product = message[IndicatorLength..];
        var data = product[ReadLength24(product)..];
        data = (product[7] & GridFlag) != 0 ? data[ReadLength24(data)..] : data;
        data = (product[7] & BitmapFlag) != 0 ? data[ReadLength24(data)..] : data;
        return GribValuePrecision.NeedsDouble(product, data);
    }

    private static bool NeedsDoubleInEdition2(ReadOnlySpan<byte> message)
    {
        const int IeeeTemplate = 4;
        const int PrecisionAt = 11;
        const int DoublePrecision = 2;
        var section = Find(message, 5);
        return BinaryPrimitives.ReadUInt16BigEndian(section[9..]) == IeeeTemplate
            ? section[PrecisionAt] == DoublePrecision
            : GribOwnHeader.HasBits(section)
                && GribValuePrecision.NeedsDouble(section, GribSecondOrder.ReadFirst(section, Find(message, 7)));
    }

    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> message, int number)
    {
        const int IndicatorLength = 16;
        var section = message[IndicatorLength..];
        while (section[4] != number)
        {
            section = section[BinaryPrimitives.ReadInt32BigEndian(section)..];
        }

        return section;
    }

    private static int ReadLength24(ReadOnlySpan<byte> bytes) => (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];
}
