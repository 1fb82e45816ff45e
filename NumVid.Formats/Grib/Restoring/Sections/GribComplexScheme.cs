using System;
using NumVid.Formats.Grib.Values;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Complex packing of edition 2, with spatial differences or without (templates 5.2 and 5.3): the groups are
/// noted.</summary>
internal sealed class GribComplexScheme : GribSectionScheme
{
    private const int Header = 5;
    private const int MostBits = 32;

    internal override byte Code => 2;

    internal override bool Accepts(GribFieldHeaders headers, GribPackingHead head) =>
        headers.Edition == 2 && headers.Template is 2 or 3
            && Layout(headers) is { IsWhole: true, ExtraOctets: <= 4, MissingManagement: <= 2 } layout
            && layout.Order <= GribDifferences.MostOrders && layout.Count <= headers.ValueCount
            && layout is { ReferenceBits: <= MostBits, WidthBits: <= MostBits, LengthBits: <= MostBits };

    internal override void ToNumbers<T>(
        GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<T> values, Span<long> numbers)
    {
        if (IsConstant(headers))
        {
            numbers.Clear();
        }
        else
        {
            base.ToNumbers(headers, head, values, numbers);
        }
    }

    internal override long[]? Unpack(GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<byte> section) =>
        section.Length < Header ? null
            : IsConstant(headers) ? new long[headers.ValueCount]
            : GribComplexFrame.TryRead(headers, section[Header..])?.ToNumbers();

    internal override void Describe(
        GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<byte> section, ReadOnlySpan<long> numbers,
        NoteWriter note)
    {
        if (IsConstant(headers))
        {
            return;
        }

        var frame = GribComplexFrame.TryRead(headers, section[Header..])!;
        var differences = numbers.ToArray();
        var smallest = frame.First.Length > 0
            ? GribDifferences.Take(differences, frame.First.Length, new long[frame.First.Length]) : 0;
        note.WriteSigned(unchecked(frame.Smallest - smallest));
        var groups = new NoteWriter();
        var bits = new NoteBits(groups);
        new GribComplexModel(headers).Code(ref bits, frame);
        bits.End();
        note.WriteCounted(groups);
    }

    internal override byte[] Remake(
        GribFieldHeaders headers, GribPackingHead head, Memory<long> numbers, ref NoteReader note)
    {
        if (IsConstant(headers))
        {
            var empty = new byte[Header];
            GribSectionHeader.Write(empty, headers, head);
            return empty;
        }

        var layout = Layout(headers);
        var first = new long[layout.Order];
        var smallest = note.ReadSigned();
        if (first.Length > 0)
        {
            smallest = unchecked(smallest + GribDifferences.Take(numbers.Span, first.Length, first));
            GribDifferences.Lower(numbers.Span, first.Length, smallest);
        }

        var frame = new GribComplexFrame(
            new GribGroupList((int)layout.Count), numbers, smallest, first, 0,
            layout.MissingManagement > 1 ? new bool[numbers.Length] : null);
        var bits = new NoteBits(note.ReadBytes(note.ReadCount(note.Left)));
        frame = new GribComplexModel(headers).Code(ref bits, frame);
        var section = GribComplexPacking.Write(headers, frame);
        GribSectionHeader.Write(section, headers, head);
        return section;
    }

    private static GribComplexGroups Layout(GribFieldHeaders headers) => new(headers.Representation, []);

    private static bool IsConstant(GribFieldHeaders headers) =>
        Layout(headers) is { ReferenceBits: 0, Count: 0 };
}
