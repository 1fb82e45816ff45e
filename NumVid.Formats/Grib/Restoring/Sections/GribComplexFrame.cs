using System;
using NumVid.Formats.Grib.Values;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>The data section of complex packing between its octets and its numbers.</summary>
/// <param name="Groups">The groups.</param>
/// <param name="Coded">The numbers that groups hold: differences above the smallest, or the numbers themselves.</param>
/// <param name="Smallest">The smallest difference; 0 without differences.</param>
/// <param name="First">The numbers in front of the differences.</param>
/// <param name="LastLength">What stands for the length of the last group, which section 5 tells.</param>
/// <param name="Secondary">Of the missing points in groups that have bits for them, which are of the second kind; null
/// where none is.</param>
internal sealed record GribComplexFrame(
    GribGroupList Groups, Memory<long> Coded, long Smallest, long[] First, long LastLength, bool[]? Secondary)
{
    /// <summary>Reads what follows the header of section 7; null where it is not what section 5 says.</summary>
    internal static GribComplexFrame? TryRead(GribFieldHeaders headers, ReadOnlySpan<byte> data)
    {
        var layout = new GribComplexGroups(headers.Representation, data);
        if (layout.FindProblem(headers.ValueCount) is not null)
        {
            return null;
        }

        var list = new GribGroupList((int)layout.Count);
        var i = 0;
        foreach (var (reference, width, length) in layout)
        {
            (list.References[i], list.Widths[i], list.Lengths[i]) = (reference, (int)width, (int)length);
            i++;
        }

        var first = new long[layout.Order];
        var smallest = 0L;
        if (layout.Order > 0)
        {
            (first[0], var second, smallest) = layout.ReadExtras();
            first[^1] = layout.Order > 1 ? second : first[0];
        }

        var coded = new long[headers.ValueCount];
        var secondary = ReadValues(layout, list, coded);
        return new GribComplexFrame(list, coded, smallest, first, layout.ReadCodedLastLength(), secondary);
    }

    /// <summary>The numbers that were packed.</summary>
    internal long[] ToNumbers()
    {
        var numbers = Coded.ToArray();
        if (First.Length > 0)
        {
            GribDifferences.Sum(numbers, First.Length, First, Smallest);
        }

        return numbers;
    }

    private static bool[]? ReadValues(GribComplexGroups layout, GribGroupList list, long[] coded)
    {
        var kinds = layout.MissingManagement;
        var secondary = kinds > 1 ? new bool[coded.Length] : null;
        var reader = layout.ReadValues();
        var at = 0;
        for (var i = 0; i < list.Count; i++)
        {
            // The highest codes of a group, or those of a reference alone, are the missing points.
            var width = list.Widths[i];
            var highest = (1L << (width > 0 ? width : layout.ReferenceBits)) - 1;
            for (var end = at + list.Lengths[i]; at < end; at++)
            {
                long code = reader.Read(width);
                var marks = width > 0 ? code : list.References[i];
                var isMissing = marks > highest - kinds;
                coded[at] = isMissing ? GribNumbers.Missing : list.References[i] + code;
                if (isMissing && width > 0 && secondary is not null)
                {
                    secondary[at] = marks < highest;
                }
            }
        }

        return secondary;
    }
}
