using System;
using System.Buffers.Binary;
using EccodesDotNet.Framing;
using NumVid.Formats.Grib.Storage;
using NumVid.Formats.Grib.Values;
using NumVid.Formats.Model;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>Fields whose data section is a JPEG 2000 code stream (template 5.40) that lost nothing.</summary>
internal static class GribPackedFields
{
    /// <summary>What stands for the data section of such a field, where the code stream is with the values.</summary>
    internal const byte Note = 7;

    private const int Template = 40;
    private const int DataHeader = 5;

    /// <summary>Looks at a plane; null where it is packed otherwise.</summary>
    internal static PackedField? Find(GribPlaneStore store, int plane)
    {
        const int TemplateAt = 9;
        const int BitsAt = 19;
        const int LossAt = 21;
        var (field, grid) = store.Planes[plane];
        if (field is not { Edition: 2 })
        {
            return null;
        }

        var section = GribField.ReadSection(store.Source, field.Find(5)!.Value);
        if (section.Length <= LossAt || BinaryPrimitives.ReadUInt16BigEndian(section.AsSpan(TemplateAt)) != Template
            || section[LossAt] != 0)
        {
            return null;
        }

        var (scale, order) = (GribScale.Read(section), new GribPointOrder(grid.RowCount, grid.ColumnCount, grid.Scanning));
        var packed = new PackedField(
            default, 1, 1, 1, scale.Reference, scale.Step, scale.Factor, order.Rows, order.Columns, order.Code);
        return section[BitsAt] == 0 ? packed
            : WithStream(packed, GribField.ReadSection(store.Source, field.DataSection).AsMemory(DataHeader), section);
    }

    /// <summary>Whether a field has a code stream.</summary>
    internal static bool HasStream(GribField field, ReadOnlySpan<byte> representation) => field.Edition == 2
        && BinaryPrimitives.ReadUInt16BigEndian(representation[9..]) == Template && representation[19] > 0;

    /// <summary>The data section with a code stream.</summary>
    internal static byte[] SectionOf(ReadOnlySpan<byte> stream)
    {
        const int DataSection = 7;
        var section = new byte[DataHeader + stream.Length];
        BinaryPrimitives.WriteInt32BigEndian(section, section.Length);
        section[DataHeader - 1] = DataSection;
        stream.CopyTo(section.AsSpan(DataHeader));
        return section;
    }

    // Start of the code stream and of its size, then capabilities (2), extent, offset, tile extent, tile offset (8 each),
    // the number of components (2), and of the first one its bits with a sign.
    private static PackedField? WithStream(PackedField packed, ReadOnlyMemory<byte> stream, ReadOnlySpan<byte> section)
    {
        const int ValueCountAt = 5;
        const int WidthAt = 8;
        const int OffsetAt = 16;
        const int BitsAt = 42;
        const int MostBits = 16;
        var bytes = stream.Span;
        if (GribImageGuard.FindJpeg2000Problem(
            bytes, BinaryPrimitives.ReadUInt32BigEndian(section[ValueCountAt..])) is not null)
        {
            return null;
        }

        var bits = bytes[BitsAt] + 1;
        return bits > MostBits || BinaryPrimitives.ReadUInt64BigEndian(bytes[OffsetAt..]) != 0 ? null : packed with
        {
            Stream = stream,
            Width = BinaryPrimitives.ReadInt32BigEndian(bytes[WidthAt..]),
            Height = BinaryPrimitives.ReadInt32BigEndian(bytes[(WidthAt + sizeof(int))..]),
            Bits = bits,
        };
    }
}
