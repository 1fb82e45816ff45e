using System;
using NumVid.Formats.Grib.Values;

namespace NumVid.Formats.Grib.Restoring.Sections;

// Why so: docs/decisions/0120-second-order-sections-from-their-groups.md
/// <summary>Second-order packing of edition 1, and of edition 2 as one centre writes it (templates 5.50001 and 5.50002):
/// the groups are noted.</summary>
internal sealed class GribSecondOrderScheme : GribSectionScheme
{
    private const int Models = 128;
    private const int MostPadding = 15;

    internal override byte Code => 6;

    internal override bool Accepts(GribFieldHeaders headers, GribPackingHead head) => headers.Edition == 1
        ? GribPackingHead.IsSecondOrder(head.Flags)
        : headers.Template is GribSecondOrderHead.Template or GribSecondOrderHead.TemplateWithFlags
            && GribSecondOrderHead.OfEdition2(headers)?.IsPossible(headers.ValueCount) == true;

    // Bitmap and numbers are in the order of the section, in which every second row may be turned round.
    internal override void ToNumbers<T>(
        GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<T> values, Span<long> numbers)
    {
        var flags = headers.Edition == 1 ? head.FurtherFlags : GribSecondOrderHead.OfEdition2(headers)!.Flags;
        if (!GribSecondOrderHead.Alternates(flags)
            || GribGridRows.Find(headers.Edition, headers.Grid, headers.PointCount) is not { } rows)
        {
            base.ToNumbers(headers, head, values, numbers);
            return;
        }

        var stored = values.ToArray();
        GribGridRows.Alternate(stored.AsSpan(), rows);
        base.ToNumbers<T>(headers, head, stored, numbers);
    }

    internal override long[]? Unpack(GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<byte> section) =>
        GribSecondOrderFrame.TryRead(headers, section)?.ToNumbers();

    internal override void Describe(
        GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<byte> section, ReadOnlySpan<long> numbers,
        NoteWriter note)
    {
        var frame = GribSecondOrderFrame.TryRead(headers, section)!;
        if (headers.Edition == 1)
        {
            WriteHead(note, frame);
        }
        else
        {
            var parts = GribSecondOrderParts.Of(headers.Edition, frame.Head, frame.Coded.Length);
            var used = parts.Numbers + ((GribSecondOrderPacking.CountBits(frame.Groups) + 7) / 8);
            note.WriteNumber((ulong)Math.Min(section.Length - used, MostPadding));
        }

        if (frame.Head.Order > 0)
        {
            _ = GribSecondOrderDifferences.Take(frame.ToNumbers(), frame.Head.Order, out var smallest);
            note.WriteSigned(unchecked(frame.Smallest - smallest));
        }

        var groups = new NoteWriter();
        var bits = new NoteBits(groups);
        CodeGroups(ref bits, headers, frame);
        bits.End();
        note.WriteCounted(groups);
    }

    internal override byte[] Remake(
        GribFieldHeaders headers, GribPackingHead head, Memory<long> numbers, ref NoteReader note)
    {
        var (of, changes) = headers.Edition == 1 ? ReadHead(ref note, head)
            : (GribSecondOrderHead.OfEdition2(headers)!, []);
        if (!of.IsPossible(numbers.Length))
        {
            throw NoteReader.Damaged($"{of.GroupCount} groups of {numbers.Length} numbers cannot be");
        }

        var padding = headers.Edition == 1 ? 0 : note.ReadCount(MostPadding);
        var smallest = of.Order > 0 ? note.ReadSigned() : 0;
        var coded = GribSecondOrderDifferences.Take(numbers.Span, of.Order, out var found);
        smallest = unchecked(smallest + found);
        foreach (ref var number in coded.AsSpan())
        {
            number = unchecked(number - smallest);
        }

        var frame = new GribSecondOrderFrame(
            of, Derive(of, coded.Length, changes), new GribGroupList((int)of.GroupCount), numbers[..of.Order].ToArray(), smallest,
            coded);
        var bits = new NoteBits(note.ReadBytes(note.ReadCount(note.Left)));
        CodeGroups(ref bits, headers, frame);
        var section = GribSecondOrderPacking.Write(headers.Edition, head.Flags, padding, frame);
        GribSectionHeader.Write(section, headers, head);
        return section;
    }

    private static void CodeGroups(ref NoteBits bits, GribFieldHeaders headers, GribSecondOrderFrame frame)
    {
        var (kind, lengths) = (frame.Head.Kind, frame.Groups.Lengths);
        if (kind == GribSecondOrderKind.RowByRow && !GribSecondOrderLengths.TryFindRows(headers, lengths))
        {
            throw NoteReader.Damaged("groups are the rows of a grid that has others");
        }

        if (kind == GribSecondOrderKind.ConstantWidth && lengths.Length > 0)
        {
            var width = bits.CodeNumber(GribGroupModel.Create(Models), (ulong)frame.Groups.Widths[0]);
            Array.Fill(frame.Groups.Widths, (int)Math.Min(width, byte.MaxValue));
        }

        var longest = kind == GribSecondOrderKind.Extended ? (1L << frame.Head.LengthBits) - 1 : int.MaxValue;
        new GribGroupModel(new GribGroupLimits(1, 1, longest, frame.Head.ReferenceBits, 0)).Code(
            ref bits, frame.Coded, frame.Groups, kind == GribSecondOrderKind.RowByRow,
            kind == GribSecondOrderKind.ConstantWidth);
    }

    private static void WriteHead(NoteWriter note, GribSecondOrderFrame frame)
    {
        var head = frame.Head;
        note.WriteNumber((ulong)head.GroupCount);
        note.WriteByte((byte)head.WidthBits);
        note.WriteByte((byte)head.LengthBits);
        note.WriteByte((byte)head.ExtraBits);
        var expected = Derive(head, frame.Coded.Length, []);
        for (var i = 0; i < expected.Length; i++)
        {
            note.WriteSigned(frame.Derived[i] - expected[i]);
        }
    }

    private static (GribSecondOrderHead Head, long[] Changes) ReadHead(ref NoteReader note, GribPackingHead head)
    {
        const int MostGroups = 1 << 24;
        var of = new GribSecondOrderHead(
            (byte)head.FurtherFlags, note.ReadCount(MostGroups), head.Bits, note.ReadByte(), note.ReadByte(), note.ReadByte());
        var changes = new long[GribSecondOrderOctets.DerivedCount];
        foreach (ref var change in changes.AsSpan())
        {
            change = note.ReadSigned();
        }

        return (of, changes);
    }

    private static int[] Derive(GribSecondOrderHead head, int count, long[] changes)
    {
        var derived = GribSecondOrderOctets.Derive(head, GribSecondOrderParts.Of(1, head, count), count);
        for (var i = 0; i < changes.Length; i++)
        {
            derived[i] = (ushort)unchecked(derived[i] + changes[i]);
        }

        return derived;
    }
}
