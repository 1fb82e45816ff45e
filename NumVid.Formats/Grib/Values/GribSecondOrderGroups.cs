using System;
using System.Buffers.Binary;

namespace NumVid.Formats.Grib.Values;

/// <summary>How second-order packing describes its groups: edition 1 in front of them, edition 2 in section 5 (templates
/// 5.50001 and 5.50002, of one centre).</summary>
/// <param name="Flags">Octet 14 of edition 1: what groups are, and how often differences were taken.</param>
/// <param name="Count">The number of groups.</param>
/// <param name="ReferenceBits">The bits of what is common to a group.</param>
/// <param name="WidthBits">The bits of a width.</param>
/// <param name="LengthBits">The bits of a length.</param>
/// <param name="ExtraBits">The bits of each number in front of differences.</param>
/// <param name="GroupsAt">Where the groups begin in the data section, or the numbers in front of differences.</param>
internal sealed record GribSecondOrderGroups(
    int Flags, long Count, int ReferenceBits, int WidthBits, int LengthBits, int ExtraBits, int GroupsAt)
{
    private const int MostBits = 32;
    private const int KindBits = 0x78;
    private const int Extended = 0x18;
    private const int RowByRow = 0x10;
    private const int ConstantWidth = 0x20;
    private const int General = 0x30;

    private int Order => (Flags & KindBits) == Extended ? Flags & 3 : 0;

    /// <summary>Reads the data section of edition 1; null where it is packed otherwise.</summary>
    internal static GribSecondOrderGroups? OfEdition1(ReadOnlySpan<byte> data)
    {
        const int FlagsAt = 13;
        const int GroupsAt = 21;
        const int LongGroupsAt = 25;
        const short NoValues = -1;
        if (data.Length < 6 || (data[3] & 0xC0) != 0x40 || BinaryPrimitives.ReadInt16BigEndian(data[4..]) == NoValues)
        {
            return null;
        }

        var isExtended = data.Length > FlagsAt && (data[FlagsAt] & KindBits) == Extended;
        if (data.Length <= (isExtended ? LongGroupsAt : GroupsAt))
        {
            return new GribSecondOrderGroups(0, 0, 0, 0, 0, 0, 0);
        }

        var count = BinaryPrimitives.ReadUInt16BigEndian(data[16..]) + ((long)data[20] << 16);
        var order = isExtended ? data[FlagsAt] & 3 : 0;
        return isExtended
            ? new GribSecondOrderGroups(
                data[FlagsAt], count, data[10], data[21], data[22], order > 0 ? data[LongGroupsAt] : 0,
                LongGroupsAt + (order > 0 ? 1 : 0))
            : new GribSecondOrderGroups(data[FlagsAt], count, data[10], 8, 0, 0, GroupsAt);
    }

    /// <summary>Reads section 5; null where it has another template.</summary>
    internal static GribSecondOrderGroups? OfEdition2(ReadOnlySpan<byte> section)
    {
        const int Template = 50001;
        const int TemplateWithFlags = 50002;
        const int DataHeader = 5;
        int template = BinaryPrimitives.ReadUInt16BigEndian(section[9..]);
        var orderAt = template == TemplateWithFlags ? 32 : 31;
        if (template is not (Template or TemplateWithFlags))
        {
            return null;
        }

        // Behind the order stands nothing where no differences were taken.
        return section.Length <= orderAt || section[orderAt] > 3
            ? new GribSecondOrderGroups(0, 0, 0, 0, 0, 0, 0)
            : new GribSecondOrderGroups(
                Extended | section[orderAt], BinaryPrimitives.ReadUInt32BigEndian(section[21..]), section[20],
                section[29], section[30], 0, DataHeader);
    }

    /// <summary>Returns what contradicts the number of values, or null.</summary>
    /// <param name="data">The data section, whole.</param>
    /// <param name="points">What is known of points.</param>
    /// <param name="valueCount">How many of them have a value.</param>
    internal string? FindProblem(ReadOnlySpan<byte> data, in GribPoints points, long valueCount)
    {
        var kind = Flags & KindBits;
        var count = valueCount - Order;
        if (kind is not (Extended or RowByRow or ConstantWidth or General) || count < 0 || Count > count
            || Math.Max(Math.Max(ReferenceBits, WidthBits), Math.Max(LengthBits, ExtraBits)) > MostBits)
        {
            return $"{Count} groups of second-order packing (flags {Flags}) with {ReferenceBits}, {WidthBits} and "
                + $"{LengthBits} bits are impossible for {valueCount} values";
        }

        var widthsAt = GroupsAt + (ExtraBits > 0 ? Octets((Order + 1L) * ExtraBits) : 0);
        var lengthsAt = widthsAt + (kind == ConstantWidth ? 1 : Octets(Count * WidthBits));
        var referencesAt = lengthsAt + (kind == Extended ? Octets(Count * LengthBits)
            : kind == RowByRow ? 0 : Octets(count));
        var numbersAt = referencesAt + Octets(Count * ReferenceBits);
        if (numbersAt > data.Length)
        {
            return $"the descriptions of {Count} groups do not fit {data.Length} bytes";
        }

        var lengths = new int[Count];
        return kind != Extended && FindPlaceProblem(data, count, Octets(Count * ReferenceBits), ref numbersAt) is { } problem
            ? problem
            : !TryReadLengths(kind, data[(int)lengthsAt..], points, count, lengths)
            ? $"there are other groups than the {Count} that are announced"
            : FindSizeProblem(kind, data[(int)widthsAt..], lengths, count, data.Length - numbersAt);
    }

    // Whoever unpacks the older kinds goes where octets 12 and 15 say, and takes as many numbers as octet 19 says.
    private static string? FindPlaceProblem(
        ReadOnlySpan<byte> data, long count, long referenceOctets, ref long numbersAt)
    {
        int references = BinaryPrimitives.ReadUInt16BigEndian(data[11..]);
        int numbers = BinaryPrimitives.ReadUInt16BigEndian(data[14..]);
        int announced = BinaryPrimitives.ReadUInt16BigEndian(data[18..]);
        numbersAt = Math.Max(numbersAt, numbers - 1);
        return references == 0 || references - 1 + referenceOctets > data.Length || numbers == 0 || announced != count
            ? $"groups at octet {references} and {announced} numbers at octet {numbers} are announced for {count} "
            + $"values" : null;
    }

    private bool TryReadLengths(
        int kind, ReadOnlySpan<byte> octets, in GribPoints points, long count, Span<int> lengths)
    {
        var reader = new GribBitReader(octets);
        if (kind == Extended)
        {
            foreach (ref var length in lengths)
            {
                length = (int)Math.Min(int.MaxValue, reader.Read(LengthBits));
            }

            return true;
        }

        if (kind == RowByRow)
        {
            var rows = points.CountByRows();
            rows?.AsSpan(0, Math.Min(rows.Length, lengths.Length)).CopyTo(lengths);
            return rows is not null && rows.Length == lengths.Length;
        }

        var group = -1;
        for (var i = 0L; i < count; i++)
        {
            group += (int)reader.Read(1);
            if (group < 0 || group >= lengths.Length)
            {
                return false;
            }

            lengths[group]++;
        }

        return group == lengths.Length - 1;
    }

    private string? FindSizeProblem(
        int kind, ReadOnlySpan<byte> octets, ReadOnlySpan<int> lengths, long count, long left)
    {
        var reader = new GribBitReader(octets);
        var (all, bits, width) = (0L, 0L, 0L);
        for (var i = 0; i < lengths.Length; i++)
        {
            width = kind != ConstantWidth ? reader.Read(WidthBits) : i == 0 ? reader.Read(8) : width;
            all += lengths[i];
            bits += width * lengths[i];
            if (width > MostBits || all > count || Octets(bits) > left)
            {
                return $"group {i} of {Count} with {lengths[i]} values of {width} bits does not fit the {count} values";
            }
        }

        return all == count ? null : $"the groups hold {all} values where {count} are announced";
    }

    private static long Octets(long bits) => (bits + 7) / 8;
}
