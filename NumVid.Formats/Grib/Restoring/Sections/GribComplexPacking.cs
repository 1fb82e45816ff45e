using System;
using NumVid.Formats.Grib.Values;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Writes the data section of complex packing.</summary>
internal static class GribComplexPacking
{
    private const int Header = 5;
    private const int MostWidth = 32;

    /// <summary>Writes a section; its first five octets are left to others.</summary>
    /// <exception cref="System.IO.InvalidDataException">What is to be written does not fit what section 5
    /// says.</exception>
    internal static byte[] Write(GribFieldHeaders headers, GribComplexFrame frame)
    {
        var layout = new GribComplexGroups(headers.Representation, []);
        var groups = frame.Groups;
        var section = new byte[Header + Measure(layout, groups)];
        var bits = new GribSectionBits(section.AsSpan(Header));
        WriteExtras(ref bits, layout, frame);
        WriteAll(ref bits, groups.References, 0, layout.ReferenceBits);
        WriteAll(ref bits, Array.ConvertAll(groups.Widths, w => (long)w), layout.SmallestWidth, layout.WidthBits);
        WriteLengths(ref bits, layout, frame);
        WriteValues(ref bits, frame);
        bits.Align();
        return section;
    }

    private static int Measure(GribComplexGroups layout, GribGroupList groups)
    {
        var values = 0L;
        for (var i = 0; i < groups.Count; i++)
        {
            values += groups.Widths[i] is >= 0 and <= MostWidth ? (long)groups.Widths[i] * groups.Lengths[i]
                : throw NoteReader.Damaged($"a group has {groups.Widths[i]} bits");
        }

        return checked((int)(
            (layout.Order > 0 ? (layout.Order + 1) * layout.ExtraOctets : 0)
            + GribPackedBits.CountOctets(groups.Count, layout.ReferenceBits)
            + GribPackedBits.CountOctets(groups.Count, layout.WidthBits)
            + GribPackedBits.CountOctets(groups.Count, layout.LengthBits) + ((values + 7) / 8)));
    }

    private static void WriteExtras(ref GribSectionBits bits, GribComplexGroups layout, GribComplexFrame frame)
    {
        var width = 8 * layout.ExtraOctets;
        foreach (var number in frame.First)
        {
            bits.Write(number, width);
        }

        if (frame.First.Length > 0)
        {
            bits.Write(frame.Smallest < 0 ? 1 : 0, 1);
            bits.Write(frame.Smallest == long.MinValue ? frame.Smallest : Math.Abs(frame.Smallest), width - 1);
        }
    }

    private static void WriteAll(ref GribSectionBits bits, ReadOnlySpan<long> numbers, long smallest, int width)
    {
        foreach (var number in numbers)
        {
            bits.Write(number - smallest, width);
        }

        bits.Align();
    }

    private static void WriteLengths(ref GribSectionBits bits, GribComplexGroups layout, GribComplexFrame frame)
    {
        var increment = Math.Max(1, layout.LengthIncrement);
        for (var i = 0; i < frame.Groups.Count - 1; i++)
        {
            bits.Write(
                layout.LengthIncrement == 0 ? 0 : (frame.Groups.Lengths[i] - layout.SmallestLength) / increment,
                layout.LengthBits);
        }

        bits.Write(frame.LastLength, layout.LengthBits);
        bits.Align();
    }

    private static void WriteValues(ref GribSectionBits bits, GribComplexFrame frame)
    {
        var at = 0;
        var coded = frame.Coded.Span;
        for (var i = 0; i < frame.Groups.Count; i++)
        {
            var (width, reference) = (frame.Groups.Widths[i], frame.Groups.References[i]);
            for (var end = at + frame.Groups.Lengths[i]; width > 0 && at < end; at++)
            {
                // The highest codes are the missing points.
                var code = coded[at] != GribNumbers.Missing ? coded[at] - reference
                    : (1L << width) - (frame.Secondary is not null && frame.Secondary[at] ? 2 : 1);
                bits.Write(code, width);
            }

            at += width == 0 ? frame.Groups.Lengths[i] : 0;
        }
    }
}
