using System;
using System.Buffers.Binary;

namespace NumVid.Formats.Grib.Headers;

/// <summary>Guesses the largest number of second-order packing (templates 5.2 and 5.3), which no header tells.</summary>
internal static class GribSecondOrder
{
    /// <summary>Where section 5 has the bits of the width of a group.</summary>
    internal const int WidthBitsAt = 36;

    /// <summary>Where section 5 has the octets of a value in front of the differences.</summary>
    internal const int ExtraOctetsAt = 48;

    // Values in front of differences of this many octets and more may be large.
    private const int OctetsOfLarge = 3;
    private const int SectionHeader = 5;
    private const int MostOrders = 2;

    private const int BitsAt = 19;
    private const int SmallestWidthAt = 35;
    private const int UsualBits = 17;

    // From here on the octets themselves say that values are large.
    private const int OctetsOfVeryLarge = 4;

    /// <summary>Of template 5.2: a group's smallest number and what is added to it.</summary>
    internal static double LargestOfGroups(ReadOnlySpan<byte> section)
    {
        const int WidestUsual = 20;
        const int MoreBits = 4;
        int bits = section[BitsAt];
        var width = section[SmallestWidthAt] + (1L << Math.Min((int)section[WidthBitsAt], 8)) - 1;
        return width <= WidestUsual
            ? GribValuePrecision.LargestOf(bits) + GribValuePrecision.LargestOf((int)width)
            : GribValuePrecision.LargestOf(bits + MoreBits);
    }

    /// <summary>How many octets of section 7 are needed to tell the values in front of differences; 0 where section 5
    /// tells enough.</summary>
    internal static int CountNeeded(ReadOnlySpan<byte> section)
    {
        const int TemplateAt = 9;
        const int WithDifferences = 3;
        return section.Length > ExtraOctetsAt
            && BinaryPrimitives.ReadUInt16BigEndian(section[TemplateAt..]) == WithDifferences
            && section[ExtraOctetsAt] == OctetsOfLarge ? SectionHeader + (MostOrders * OctetsOfLarge) : 0;
    }

    /// <summary>The largest of the values in front of differences, 0 where they are not needed.</summary>
    /// <param name="section">Section 5.</param>
    /// <param name="data">Section 7, or as many octets as are needed.</param>
    internal static double ReadFirst(ReadOnlySpan<byte> section, ReadOnlySpan<byte> data)
    {
        const int OrderAt = 47;
        var (largest, end) = (0, CountNeeded(section));
        for (var i = 0; end > 0 && i < Math.Min((int)section[OrderAt], MostOrders); i++)
        {
            var at = SectionHeader + (i * OctetsOfLarge);
            if (at + OctetsOfLarge <= data.Length)
            {
                largest = Math.Max(largest, (data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
            }
        }

        return largest;
    }

    /// <summary>Of template 5.3, which codes differences: told by the values in front of them.</summary>
    /// <param name="section">Section 5.</param>
    /// <param name="first">The largest of those values.</param>
    internal static double Largest(ReadOnlySpan<byte> section, double first)
    {
        const double More = 1.5;
        int octets = section[ExtraOctetsAt];
        return octets >= OctetsOfVeryLarge
            ? GribValuePrecision.LargestOf((8 * octets) - 1)
            : Math.Max(GribValuePrecision.LargestOf(UsualBits), first * More);
    }
}
