using System;
using System.Buffers.Binary;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>What second-order packing says of its groups in front of them: in octets 11 to 26 of the data section of
/// edition 1, in section 5 of edition 2 (templates 5.50001 and 5.50002, of one centre).</summary>
/// <param name="Flags">Octet 14 of edition 1: kind, order of the differences, and whether every second row is turned
/// round.</param>
/// <param name="GroupCount">The number of groups.</param>
/// <param name="ReferenceBits">The bits of what is common to a group.</param>
/// <param name="WidthBits">The bits of a width.</param>
/// <param name="LengthBits">The bits of a length.</param>
/// <param name="ExtraBits">The bits of each number in front of differences.</param>
internal sealed record GribSecondOrderHead(
    byte Flags, long GroupCount, int ReferenceBits, int WidthBits, int LengthBits, int ExtraBits)
{
    /// <summary>The template without flags.</summary>
    internal const int Template = 50001;

    /// <summary>The template with flags.</summary>
    internal const int TemplateWithFlags = 50002;

    private const int MostBits = GribPackedBits.MostBits;
    private const int MostLengthBits = 31;
    private const int FlagsAt = 31;
    private const int OctetBits = 8;
    private const int OrderBits = 0x03;
    private const int AlternatesBit = 0x04;
    private const int ExtendedFlags = 0x18;

    /// <summary>The kind; null where there is no such one.</summary>
    internal GribSecondOrderKind? Kind => (Flags & 0x78) switch
    {
        ExtendedFlags => GribSecondOrderKind.Extended,
        0x10 => GribSecondOrderKind.RowByRow,
        0x20 => GribSecondOrderKind.ConstantWidth,
        0x30 => GribSecondOrderKind.General,
        _ => null,
    };

    /// <summary>How often differences were taken, 0 to 3.</summary>
    internal int Order => Kind == GribSecondOrderKind.Extended ? Flags & OrderBits : 0;

    /// <summary>Whether flags say that every second row is listed backwards.</summary>
    internal static bool Alternates(int flags) => (flags & AlternatesBit) != 0;

    /// <summary>Whether there can be such a section of so many numbers.</summary>
    internal bool IsPossible(int count) => Kind is not null && Order <= count && GroupCount >= 0 && GroupCount <= count
        && ReferenceBits <= MostBits && WidthBits <= MostBits && LengthBits <= MostLengthBits
        && (Order == 0 || ExtraBits is > 0 and <= MostBits);

    /// <summary>Where section 5 has the numbers in front of differences.</summary>
    internal static int ExtrasAt(GribFieldHeaders headers) => OrderAt(headers) + 2;

    /// <summary>Reads section 5; null where it is too short.</summary>
    internal static GribSecondOrderHead? OfEdition2(GribFieldHeaders headers)
    {
        const int ReferenceBitsAt = 20;
        const int GroupCountAt = 21;
        const int WidthBitsAt = 29;
        const int LengthBitsAt = 30;
        const int MostOrders = 3;
        var section = headers.Representation;
        var orderAt = OrderAt(headers);
        if (section.Length <= orderAt || section[orderAt] > MostOrders)
        {
            return null;
        }

        var turns = headers.Template == TemplateWithFlags && (section[FlagsAt] & 0x80) != 0;
        var order = section[orderAt];
        var extraBits = order == 0 ? 0 : section.Length > orderAt + 1 ? section[orderAt + 1] : byte.MaxValue;
        return section.Length < orderAt + 2 + GribPackedBits.CountOctets(order + 1, extraBits) && order > 0 ? null
            : new GribSecondOrderHead(
                (byte)(ExtendedFlags | (turns ? AlternatesBit : 0) | order),
                BinaryPrimitives.ReadUInt32BigEndian(section[GroupCountAt..]), section[ReferenceBitsAt],
                section[WidthBitsAt], section[LengthBitsAt], extraBits);
    }

    /// <summary>Reads the data section of edition 1; null where it is too short.</summary>
    internal static GribSecondOrderHead? OfEdition1(ReadOnlySpan<byte> section)
    {
        const int ReferenceBitsAt = 10;
        const int GroupCountAt = 16;
        const int MoreGroupsAt = 20;
        if (section.Length <= GribSecondOrderOctets.WidthBitsAt)
        {
            return null;
        }

        var head = new GribSecondOrderHead(
            section[GribSecondOrderOctets.FlagsAt],
            BinaryPrimitives.ReadUInt16BigEndian(section[GroupCountAt..]) + ((long)section[MoreGroupsAt] << 16),
            section[ReferenceBitsAt], OctetBits, 0, 0);
        if (head.Kind != GribSecondOrderKind.Extended)
        {
            return head;
        }

        var end = GribSecondOrderOctets.ExtraBitsAt + (head.Order > 0 ? 1 : 0);
        return section.Length < end ? null : head with
        {
            WidthBits = section[GribSecondOrderOctets.WidthBitsAt],
            LengthBits = section[GribSecondOrderOctets.WidthBitsAt + 1],
            ExtraBits = head.Order > 0 ? section[GribSecondOrderOctets.ExtraBitsAt] : 0,
        };
    }

    private static int OrderAt(GribFieldHeaders headers) =>
        headers.Template == TemplateWithFlags ? FlagsAt + 1 : FlagsAt;
}
