using System;
using System.Buffers.Binary;
using EccodesDotNet.Framing;

namespace NumVid.Formats.Grib.Values;

// Why so: docs/decisions/0055-grib-complex-packing-unpacked-here.md
/// <summary>Unpacks complex packing of edition 2, with or without spatial differences: what the American centres
/// write.</summary>
/// <remarks>For the speed of many small fields: opening a message takes ecCodes three times as long as unpacking it,
/// and two of its threads get in each other's way. The arithmetic is that of ecCodes, operation by operation; tests
/// compare with it.</remarks>
internal static class GribComplexDecoder
{
    /// <summary>Unpacks a field that was checked before.</summary>
    /// <param name="field">The field.</param>
    /// <param name="message">Its whole message.</param>
    /// <param name="missing">What stands for a missing point.</param>
    /// <param name="values">One element a point, in the order of the message.</param>
    /// <returns>Whether the field has complex packing of a kind that is known here; nothing is written
    /// otherwise.</returns>
    internal static bool TryRead(GribField field, ReadOnlySpan<byte> message, double missing, Span<double> values)
    {
        const int TemplateAt = 9;
        const int SectionHeader = 5;
        const int BitmapHeader = 6;
        if (field.Edition != 2)
        {
            return false;
        }

        var section = GribFieldGuard.Slice(field, message, 5);
        if (BinaryPrimitives.ReadUInt16BigEndian(section[TemplateAt..]) is not (2 or 3))
        {
            return false;
        }

        // Gaps among the values are left to ecCodes, and what has no groups is constant.
        var groups = new GribComplexGroups(section, GribFieldGuard.Slice(field, message, 7)[SectionHeader..]);
        if (groups.Count == 0 || groups.MissingManagement != 0)
        {
            return false;
        }

        var bitmap = GribFieldGuard.Slice(field, message, 6);
        var count = Unpack(groups, GribScale.Read(section), values);
        if (bitmap[5] == 0)
        {
            Spread(bitmap[BitmapHeader..], count, missing, values);
        }

        return true;
    }

    private static int Unpack(GribComplexGroups groups, GribScale scale, Span<double> values)
    {
        var order = groups.Order;
        var (first, second, smallest) = order == 0 ? default : groups.ReadExtras();
        var reader = groups.ReadValues();
        var (previous, beforeThat) = (0L, 0L);
        var i = 0;
        foreach (var (reference, width, length) in groups)
        {
            for (var end = i + (int)length; i < end; i++)
            {
                long coded = reference + reader.Read((int)width);
                if (order > 0)
                {
                    coded = i == 0 ? first
                        : i == 1 && order == 2 ? second
                        : order == 1 ? coded + smallest + previous
                        : coded + smallest + (2 * previous) - beforeThat;
                    (previous, beforeThat) = (coded, previous);
                }

                values[i] = scale.ToValue(coded);
            }
        }

        return i;
    }

    // From the last to the first, so that no value is overwritten before it has moved.
    private static void Spread(ReadOnlySpan<byte> bitmap, int count, double missing, Span<double> values)
    {
        for (var i = values.Length - 1; i >= 0; i--)
        {
            values[i] = ((bitmap[i >> 3] >> (7 - (i & 7))) & 1) != 0 ? values[--count] : missing;
        }
    }
}
