using System;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>The data section of second-order packing between its octets and its numbers.</summary>
/// <param name="Head">What is said of groups.</param>
/// <param name="Derived">What usually follows from the groups, of edition 1.</param>
/// <param name="Groups">The groups.</param>
/// <param name="First">The numbers in front of the differences.</param>
/// <param name="Smallest">The smallest difference; 0 without differences.</param>
/// <param name="Coded">The numbers that groups hold: differences above the smallest, or the numbers themselves.</param>
internal sealed record GribSecondOrderFrame(
    GribSecondOrderHead Head, int[] Derived, GribGroupList Groups, long[] First, long Smallest, long[] Coded)
{
    private const int MostWidth = GribPackedBits.MostBits;

    /// <summary>Reads a section; null where it is not what it says.</summary>
    internal static GribSecondOrderFrame? TryRead(GribFieldHeaders headers, ReadOnlySpan<byte> section)
    {
        var count = headers.ValueCount;
        var head = headers.Edition == 2 ? GribSecondOrderHead.OfEdition2(headers)
            : GribSecondOrderHead.OfEdition1(section);
        if (head is null || !head.IsPossible(count))
        {
            return null;
        }

        var parts = GribSecondOrderParts.Of(headers.Edition, head, count - head.Order);
        if (parts.Numbers > section.Length || ReadGroups(headers, head, parts, section) is not { } groups)
        {
            return null;
        }

        var (first, smallest) = ReadExtras(headers, head, section[(int)parts.Extras..]);
        return TryReadNumbers(section[(int)parts.Numbers..], groups, count - head.Order) is { } coded
            ? new GribSecondOrderFrame(
                head, headers.Edition == 1 ? GribSecondOrderOctets.ReadDerived(section, head) : [], groups, first,
                smallest, coded)
            : null;
    }

    /// <summary>The numbers that were packed.</summary>
    internal long[] ToNumbers() => GribSecondOrderDifferences.Sum(Coded, First, Smallest);

    private static GribGroupList? ReadGroups(
        GribFieldHeaders headers, GribSecondOrderHead head, in GribSecondOrderParts parts, ReadOnlySpan<byte> section)
    {
        var groups = new GribGroupList((int)head.GroupCount);
        var widths = new long[groups.Count];
        if (head.Kind == GribSecondOrderKind.ConstantWidth)
        {
            Array.Fill(widths, section[(int)parts.Widths]);
        }
        else
        {
            GribPackedBits.Read(section[(int)parts.Widths..], head.WidthBits, widths);
        }

        for (var i = 0; i < widths.Length; i++)
        {
            if (widths[i] > MostWidth)
            {
                return null;
            }

            groups.Widths[i] = (int)widths[i];
        }

        GribPackedBits.Read(section[(int)parts.References..], head.ReferenceBits, groups.References);
        return GribSecondOrderLengths.TryRead(headers, head, section[(int)parts.Lengths..], groups.Lengths)
            ? groups : null;
    }

    // The smallest difference has its sign in front.
    private static (long[] First, long Smallest) ReadExtras(
        GribFieldHeaders headers, GribSecondOrderHead head, ReadOnlySpan<byte> extras)
    {
        if (head.Order == 0)
        {
            return ([], 0);
        }

        var octets = headers.Edition == 2 ? headers.Representation[GribSecondOrderHead.ExtrasAt(headers)..] : extras;
        var all = new long[head.Order + 1];
        GribPackedBits.Read(octets, head.ExtraBits, all);
        var sign = 1L << (head.ExtraBits - 1);
        var smallest = (all[^1] & sign) != 0 ? -(all[^1] & (sign - 1)) : all[^1];
        return (all[..^1], smallest);
    }

    private static long[]? TryReadNumbers(ReadOnlySpan<byte> octets, GribGroupList groups, int count)
    {
        var (bits, all) = (0L, 0L);
        for (var i = 0; i < groups.Count; i++)
        {
            bits += (long)groups.Widths[i] * groups.Lengths[i];
            all += groups.Lengths[i];
        }

        if (all != count || (bits + 7) / 8 > octets.Length)
        {
            return null;
        }

        var numbers = new long[count];
        var reader = new GribSectionReader(octets);
        var at = 0;
        for (var i = 0; i < groups.Count; i++)
        {
            var (width, reference) = (groups.Widths[i], groups.References[i]);
            for (var end = at + groups.Lengths[i]; at < end; at++)
            {
                numbers[at] = reference + reader.Read(width);
            }
        }

        return numbers;
    }
}
