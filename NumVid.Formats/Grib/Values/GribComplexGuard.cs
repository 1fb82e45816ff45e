using System;
using System.Buffers.Binary;

namespace NumVid.Formats.Grib.Values;

/// <summary>Checks the groups of complex packing (templates 5.2 and 5.3) against the bytes that are there.</summary>
/// <remarks>ecCodes 2.28 trusts group lengths and widths: a damaged one makes it write behind its buffer, which ends the process
/// ("double free or corruption"). So they are added up here first.</remarks>
internal readonly ref struct GribComplexGuard
{
    private const int MaxWidth = 32;
    private readonly ReadOnlySpan<byte> _section;
    private readonly ReadOnlySpan<byte> _data;

    /// <summary>Looks at a field.</summary>
    /// <param name="section">Section 5.</param>
    /// <param name="data">What follows the header of section 7.</param>
    internal GribComplexGuard(ReadOnlySpan<byte> section, ReadOnlySpan<byte> data)
    {
        _section = section;
        _data = data;
    }

    private int Template => BinaryPrimitives.ReadUInt16BigEndian(_section[9..]);

    private long ReferenceBits => _section[19];

    private long GroupCount => BinaryPrimitives.ReadUInt32BigEndian(_section[31..]);

    private int ReferenceWidth => _section[35];

    private int WidthBits => _section[36];

    private long ReferenceLength => BinaryPrimitives.ReadUInt32BigEndian(_section[37..]);

    private int LengthIncrement => _section[41];

    private long LastLength => BinaryPrimitives.ReadUInt32BigEndian(_section[42..]);

    private int LengthBits => _section[46];

    /// <summary>Returns what contradicts the number of values, or null.</summary>
    internal string? FindProblem(long valueCount)
    {
        const int SectionLength = 47;
        const int DifferencesSectionLength = 49;
        var hasDifferences = Template == 3;
        if (_section.Length < (hasDifferences ? DifferencesSectionLength : SectionLength))
        {
            return "section 5 is too short for complex packing";
        }

        if (ReferenceBits == 0 && GroupCount == 0)
        {
            return null;
        }

        if (ReferenceBits > MaxWidth || WidthBits > MaxWidth || LengthBits > MaxWidth || GroupCount > valueCount)
        {
            return $"{GroupCount} groups of {ReferenceBits}, {WidthBits} and {LengthBits} bits are impossible for {valueCount} values";
        }

        var start = 0L;
        if (hasDifferences)
        {
            int order = _section[47];
            int octets = _section[48];
            if (order is < 1 or > 2 || octets is < 1 or > 4 || valueCount <= order)
            {
                return $"spatial differences of order {order} in {octets} octets are impossible for {valueCount} values";
            }

            start = (order + 1) * octets;
        }

        return FindGroupProblem(start, valueCount);
    }

    private string? FindGroupProblem(long start, long valueCount)
    {
        // References, widths and lengths each start at an octet.
        var widths = start + Octets(GroupCount * ReferenceBits);
        var lengths = widths + Octets(GroupCount * WidthBits);
        var values = lengths + Octets(GroupCount * LengthBits);
        if (values > _data.Length)
        {
            return $"the descriptions of {GroupCount} groups do not fit {_data.Length} bytes";
        }

        long count = 0;
        long bits = 0;
        for (long group = 0; group < GroupCount; group++)
        {
            var width = ReferenceWidth + ReadBits(widths, group * WidthBits, WidthBits);
            var length = group == GroupCount - 1
                ? LastLength : ReferenceLength + (LengthIncrement * ReadBits(lengths, group * LengthBits, LengthBits));
            count += length;
            bits += length * width;
            if (width > MaxWidth || count > valueCount || Octets(bits) > _data.Length - values)
            {
                return $"group {group} of {GroupCount} with {length} values of {width} bits does not fit the {valueCount} values";
            }
        }

        return count == valueCount ? null : $"the groups hold {count} values where {valueCount} are announced";
    }

    private static long Octets(long bits) => (bits + 7) / 8;

    private long ReadBits(long start, long bit, int count)
    {
        long value = 0;
        for (var i = 0; i < count; i++, bit++)
        {
            value = (value << 1) | (uint)((_data[(int)(start + (bit >> 3))] >> (7 - (int)(bit & 7))) & 1);
        }

        return value;
    }
}
