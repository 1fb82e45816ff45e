using System;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>PNG (template 5.41): filters, and how the picture was deflated, are noted.</summary>
internal sealed class GribPngScheme : GribSectionScheme
{
    private const int Header = 5;
    private const int HeaderOctets = 2;
    private const int Models = 128;
    private static readonly (int Level, bool IsFiltered)[] s_ways = [(6, true), (6, false), (9, true), (9, false), (5, true)];

    internal override byte Code => 4;

    internal override bool Accepts(GribFieldHeaders headers, GribPackingHead head) =>
        headers.Edition == 2 && headers.Template == 41 && head.Bits is > 0 and <= 32;

    internal override long[]? Unpack(GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<byte> section) =>
        TryRead(headers, section) is { } found ? PngRows.ToNumbers(found.Frame, found.Rows) : null;

    internal override void Describe(
        GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<byte> section, ReadOnlySpan<long> numbers,
        NoteWriter note)
    {
        var (frame, stream, rows) = TryRead(headers, section)!.Value;
        note.WriteNumber((ulong)frame.Before.Length);
        note.WriteBytes(frame.Before);
        note.WriteNumber((ulong)frame.PieceLength);
        note.WriteNumber((ulong)frame.Behind.Length);
        note.WriteBytes(frame.Behind);
        var (level, isFiltered) = FindWay(frame, stream, rows);
        note.WriteByte((byte)(level | (isFiltered ? 0x80 : 0)));
        note.WriteBytes(stream.AsSpan(0, HeaderOctets));
        var filters = new byte[frame.Height];
        for (var y = 0; y < filters.Length; y++)
        {
            filters[y] = rows[y * (frame.RowBytes + 1)];
        }

        var coded = new NoteWriter();
        var bits = new NoteBits(coded);
        CodeFilters(ref bits, filters);
        bits.End();
        note.WriteCounted(coded);
    }

    internal override byte[] Remake(
        GribFieldHeaders headers, GribPackingHead head, Memory<long> numbers, ref NoteReader note)
    {
        var before = note.ReadBytes(note.ReadCount(note.Left)).ToArray();
        var piece = note.ReadCount(int.MaxValue);
        var behind = note.ReadBytes(note.ReadCount(note.Left)).ToArray();
        var frame = PngFrame.Of(before, piece, behind);
        if (frame is null || (long)frame.Width * frame.Height != numbers.Length)
        {
            throw NoteReader.Damaged($"it is of no picture of {numbers.Length} points");
        }

        int way = note.ReadByte();
        var header = note.ReadBytes(HeaderOctets);
        var filters = new byte[frame.Height];
        var bits = new NoteBits(note.ReadBytes(note.ReadCount(note.Left)));
        CodeFilters(ref bits, filters);
        var rows = PngRows.FromNumbers(frame, numbers.Span, filters);
        var section = frame.Write(
            Header, ZlibDeflate.Run(rows, (int)frame.RowBytes + 1, way & 0x0F, (way & 0x80) != 0, header));
        GribSectionHeader.Write(section, headers, head);
        return section;
    }

    private static (PngFrame Frame, byte[] Stream, byte[] Rows)? TryRead(
        GribFieldHeaders headers, ReadOnlySpan<byte> section) =>
        section.Length > Header && PngFrame.TryRead(section[Header..]) is { } found
            && (long)found.Frame.Width * found.Frame.Height == headers.ValueCount
            && found.Stream.Length > HeaderOctets && (found.Stream[0] & 0x0F) == 8
            && found.Frame.Inflate(found.Stream) is { } rows ? (found.Frame, found.Stream, rows) : null;

    // The one that makes the same bytes; where none does, the most usual one, and what differs is a patch.
    private static (int Level, bool IsFiltered) FindWay(PngFrame frame, byte[] stream, byte[] rows)
    {
        foreach (var (level, isFiltered) in s_ways)
        {
            if (ZlibDeflate.Run(rows, (int)frame.RowBytes + 1, level, isFiltered, stream.AsSpan(0, HeaderOctets))
                .AsSpan().SequenceEqual(stream))
            {
                return (level, isFiltered);
            }
        }

        return s_ways[0];
    }

    private static void CodeFilters(ref NoteBits bits, Span<byte> filters)
    {
        var models = GribGroupModel.Create(PngRows.Filters * Models);
        var last = 0;
        foreach (ref var filter in filters)
        {
            var coded = bits.CodeNumber(models.AsSpan(last * Models, Models), filter);
            filter = coded < PngRows.Filters ? (byte)coded : throw NoteReader.Damaged($"PNG has no filter {coded}");
            last = filter;
        }
    }
}
