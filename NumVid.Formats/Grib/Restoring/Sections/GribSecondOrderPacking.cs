using System;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Writes the data section of second-order packing.</summary>
internal static class GribSecondOrderPacking
{
    private const int MostWidth = GribPackedBits.MostBits;

    /// <summary>Writes a section; octets that all packings have are left to others.</summary>
    /// <param name="edition">1 or 2.</param>
    /// <param name="flags">Octet 4 of edition 1, which counts unused bits.</param>
    /// <param name="padding">The octets of 0 at the end of edition 2, of which nothing tells.</param>
    /// <param name="frame">What is written.</param>
    /// <exception cref="System.IO.InvalidDataException">A number is wider than is said.</exception>
    internal static byte[] Write(int edition, int flags, int padding, GribSecondOrderFrame frame)
    {
        var (head, groups) = (frame.Head, frame.Groups);
        var parts = GribSecondOrderParts.Of(edition, head, frame.Coded.Length);
        var used = CountBits(groups);
        var length = checked((int)(parts.Numbers + ((used + 7) / 8)));
        var section = new byte[
            length + (edition == 1 ? GribSectionBits.CountPadding(flags, (int)parts.Numbers, used) : padding)];
        if (edition == 1)
        {
            GribSecondOrderOctets.Write(section, head, frame.Derived);
            WriteExtras(section.AsSpan((int)parts.Extras), frame);
        }

        WriteWidths(section.AsSpan((int)parts.Widths), frame);
        WriteLengths(section.AsSpan((int)parts.Lengths), frame);
        WriteAll(section.AsSpan((int)parts.References), groups.References, head.ReferenceBits);
        WriteNumbers(section.AsSpan((int)parts.Numbers), frame);
        return section;
    }

    /// <summary>The bits of all second-order numbers.</summary>
    internal static long CountBits(GribGroupList groups)
    {
        var bits = 0L;
        for (var i = 0; i < groups.Count; i++)
        {
            bits += groups.Widths[i] is >= 0 and <= MostWidth ? (long)groups.Widths[i] * groups.Lengths[i]
                : throw NoteReader.Damaged($"a group has {groups.Widths[i]} bits");
        }

        return bits;
    }

    private static void WriteExtras(Span<byte> octets, GribSecondOrderFrame frame)
    {
        if (frame.First.Length > 0)
        {
            var width = frame.Head.ExtraBits;
            var bits = new GribSectionBits(octets);
            foreach (var number in frame.First)
            {
                bits.Write(number, width);
            }

            bits.Write(frame.Smallest < 0 ? 1 : 0, 1);
            bits.Write(frame.Smallest == long.MinValue ? frame.Smallest : Math.Abs(frame.Smallest), width - 1);
            bits.Align();
        }
    }

    private static void WriteWidths(Span<byte> octets, GribSecondOrderFrame frame)
    {
        var widths = frame.Groups.Widths;
        if (frame.Head.Kind != GribSecondOrderKind.ConstantWidth)
        {
            WriteAll(octets, Array.ConvertAll(widths, width => (long)width), frame.Head.WidthBits);
        }
        else if (widths.Length > 0)
        {
            octets[0] = (byte)widths[0];
        }
    }

    private static void WriteLengths(Span<byte> octets, GribSecondOrderFrame frame)
    {
        var lengths = frame.Groups.Lengths;
        switch (frame.Head.Kind)
        {
            case GribSecondOrderKind.Extended:
                WriteAll(octets, Array.ConvertAll(lengths, length => (long)length), frame.Head.LengthBits);
                break;
            case GribSecondOrderKind.RowByRow:
                break;
            default:
                GribSecondOrderLengths.WriteBitmap(octets, lengths);
                break;
        }
    }

    private static void WriteAll(Span<byte> octets, ReadOnlySpan<long> numbers, int width)
    {
        var bits = new GribSectionBits(octets);
        foreach (var number in numbers)
        {
            bits.Write(number, width);
        }

        bits.Align();
    }

    private static void WriteNumbers(Span<byte> octets, GribSecondOrderFrame frame)
    {
        var bits = new GribSectionBits(octets);
        var at = 0;
        for (var i = 0; i < frame.Groups.Count; i++)
        {
            var (width, reference) = (frame.Groups.Widths[i], frame.Groups.References[i]);
            for (var end = at + frame.Groups.Lengths[i]; at < end; at++)
            {
                bits.Write(frame.Coded[at] - reference, width);
            }
        }

        bits.Align();
    }
}
