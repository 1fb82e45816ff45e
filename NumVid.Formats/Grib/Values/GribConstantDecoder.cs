using System;
using System.Buffers.Binary;
using EccodesDotNet.Framing;

namespace NumVid.Formats.Grib.Values;

// Why so: docs/decisions/0068-grib-constant-fields-have-their-decimal-scale.md
/// <summary>Reads fields of edition 2 whose values have no bits: all are the reference value, scaled as any other
/// value.</summary>
internal static class GribConstantDecoder
{
    /// <summary>Reads a field that was checked before.</summary>
    /// <param name="field">The field.</param>
    /// <param name="message">Its whole message.</param>
    /// <param name="missing">What stands for a missing point.</param>
    /// <param name="values">One element a point, in the order of the message.</param>
    /// <returns>Whether the field is constant; nothing is written otherwise.</returns>
    internal static bool TryRead(GribField field, ReadOnlySpan<byte> message, double missing, Span<double> values)
    {
        const int BitmapHeader = 6;
        if (field.Edition != 2)
        {
            return false;
        }

        var section = GribFieldGuard.Slice(field, message, 5);
        if (!IsConstant(section, GribFieldGuard.Slice(field, message, 7)))
        {
            return false;
        }

        values.Fill(GribScale.Read(section).ToValue(0));
        var bitmap = GribFieldGuard.Slice(field, message, 6);
        for (var i = 0; bitmap[5] == 0 && i < values.Length; i++)
        {
            values[i] = ((bitmap[BitmapHeader + (i >> 3)] >> (7 - (i & 7))) & 1) != 0 ? values[i] : missing;
        }

        return true;
    }

    private static bool IsConstant(ReadOnlySpan<byte> section, ReadOnlySpan<byte> data)
    {
        const int TemplateAt = 9;
        const int BitsAt = 19;
        const int SectionHeader = 5;
        return section.Length > BitsAt && section[BitsAt] == 0
            && BinaryPrimitives.ReadUInt16BigEndian(section[TemplateAt..]) switch
            {
                0 or 40 or 41 or 42 => true,
                2 or 3 => new GribComplexGroups(section, data[SectionHeader..]) is { IsWhole: true, Count: 0 },
                _ => false,
            };
    }
}
