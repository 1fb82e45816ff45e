using System;
using System.Buffers.Binary;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>The octets of edition 1 in front of the groups, apart from those that all packings have.</summary>
internal static class GribSecondOrderOctets
{
    /// <summary>Where the flags stand.</summary>
    internal const int FlagsAt = 13;

    /// <summary>Where the bits of a width stand, then those of a length.</summary>
    internal const int WidthBitsAt = 21;

    /// <summary>Where the bits of the numbers in front of differences stand.</summary>
    internal const int ExtraBitsAt = 25;

    /// <summary>How many numbers follow from the groups: where first-order numbers begin, where those of second order do,
    /// how many these are, and where lengths begin.</summary>
    internal const int DerivedCount = 4;

    private const int GroupCountAt = 16;
    private const int MoreGroupsAt = 20;
    private static readonly int[] s_derivedAt = [11, 14, 18, 23];

    /// <summary>The octets before the numbers in front of differences, or the groups.</summary>
    internal static int Length(GribSecondOrderHead head) => head.Kind != GribSecondOrderKind.Extended ? WidthBitsAt
        : head.Order > 0 ? ExtraBitsAt + 1 : ExtraBitsAt;

    /// <summary>Reads what usually follows from the groups.</summary>
    internal static int[] ReadDerived(ReadOnlySpan<byte> section, GribSecondOrderHead head)
    {
        var derived = new int[DerivedCount];
        for (var i = 0; i < CountDerived(head); i++)
        {
            derived[i] = BinaryPrimitives.ReadUInt16BigEndian(section[s_derivedAt[i]..]);
        }

        return derived;
    }

    /// <summary>What follows from where the parts begin.</summary>
    /// <param name="head">What is said of groups.</param>
    /// <param name="parts">Where lengths, first-order numbers and those of second order begin, counted from 0.</param>
    /// <param name="count">How many numbers groups have.</param>
    internal static int[] Derive(GribSecondOrderHead head, in GribSecondOrderParts parts, int count) =>
    [
        (ushort)(parts.References + 1), (ushort)(parts.Numbers + 1), Math.Min(count, ushort.MaxValue),
        CountDerived(head) == DerivedCount ? (ushort)(parts.Lengths + 1) : 0,
    ];

    /// <summary>Writes the octets.</summary>
    internal static void Write(Span<byte> section, GribSecondOrderHead head, ReadOnlySpan<int> derived)
    {
        section[FlagsAt] = head.Flags;
        BinaryPrimitives.WriteUInt16BigEndian(section[GroupCountAt..], (ushort)head.GroupCount);
        section[MoreGroupsAt] = (byte)(head.GroupCount >> 16);
        for (var i = 0; i < CountDerived(head); i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(section[s_derivedAt[i]..], (ushort)derived[i]);
        }

        if (head.Kind == GribSecondOrderKind.Extended)
        {
            section[WidthBitsAt] = (byte)head.WidthBits;
            section[WidthBitsAt + 1] = (byte)head.LengthBits;
        }

        if (head.Order > 0)
        {
            section[ExtraBitsAt] = (byte)head.ExtraBits;
        }
    }

    private static int CountDerived(GribSecondOrderHead head) =>
        head.Kind == GribSecondOrderKind.Extended ? DerivedCount : DerivedCount - 1;
}
