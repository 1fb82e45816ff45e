using System;
using System.Buffers.Binary;
using NumVid.Formats.Grib.Headers;
using NumVid.Formats.Grib.Values;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>What packed numbers mean: of edition 2 in section 5, of edition 1 in front of the numbers
/// themselves.</summary>
/// <param name="Octets">Octets 4 to 11 of the data section of edition 1, which no other section has, and of second-order
/// packing octet 14; empty in edition 2.</param>
/// <param name="Scale">From numbers to values.</param>
/// <param name="Bits">The bits of a number.</param>
internal sealed record GribPackingHead(byte[] Octets, GribScale Scale, int Bits)
{
    /// <summary>The octets of edition 1 that all packings have.</summary>
    internal const int OctetCount = 8;

    /// <summary>Where they stand in the section.</summary>
    internal const int OctetsAt = 3;

    private const int FurtherFlagsAt = 13;

    /// <summary>The flags and the number of unused bits, octet 4 of edition 1.</summary>
    internal int Flags => Octets.Length > 0 ? Octets[0] : 0;

    /// <summary>Octet 14, the further flags of second-order packing.</summary>
    internal int FurtherFlags => Octets.Length > OctetCount ? Octets[OctetCount] : 0;

    /// <summary>Whether the flags say that the packing is second-order packing of edition 1.</summary>
    internal static bool IsSecondOrder(int flags) => (flags & 0xC0) == 0x40;

    /// <summary>Reads the head; null where the sections are too short for one.</summary>
    internal static GribPackingHead? Find(GribFieldHeaders headers, ReadOnlySpan<byte> section) =>
        headers.Edition == 2 ? OfEdition2(headers)
        : section.Length < OctetsAt + OctetCount ? null
        : !IsSecondOrder(section[OctetsAt]) ? OfEdition1(headers, section.Slice(OctetsAt, OctetCount))
        : section.Length <= FurtherFlagsAt ? null
        : OfEdition1(headers, [.. section.Slice(OctetsAt, OctetCount), section[FurtherFlagsAt]]);

    /// <summary>Reads the head of edition 1 in a note.</summary>
    internal static GribPackingHead Read(GribFieldHeaders headers, ref NoteReader note)
    {
        var octets = note.ReadBytes(OctetCount);
        return OfEdition1(headers, IsSecondOrder(octets[0]) ? [.. octets, note.ReadByte()] : octets);
    }

    /// <summary>Makes the head of edition 1.</summary>
    /// <param name="headers">The sections in front of the data.</param>
    /// <param name="octets">Octets 4 to 11, and 14 of second-order packing.</param>
    internal static GribPackingHead OfEdition1(GribFieldHeaders headers, ReadOnlySpan<byte> octets)
    {
        const int DecimalScaleAt = 26;
        const int BinaryScaleAt = 1;
        const int ReferenceAt = 3;
        const int BitsAt = 7;
        return new GribPackingHead(
            octets.ToArray(), GribScale.Create(
                GribIbmNumber.ToDouble(BinaryPrimitives.ReadUInt32BigEndian(octets[ReferenceAt..])),
                GribScale.ReadSigned(octets[BinaryScaleAt..]),
                GribScale.ReadSigned(headers.Product[DecimalScaleAt..])), octets[BitsAt]);
    }

    /// <summary>Makes the head of edition 2; null where section 5 is too short for it.</summary>
    internal static GribPackingHead? OfEdition2(GribFieldHeaders headers)
    {
        const int BitsAt = 19;
        const int IeeeTemplate = 4;
        var representation = headers.Representation;
        if (headers.Template == IeeeTemplate)
        {
            return new GribPackingHead([], GribScale.Create(0, 0, 0), 0);
        }

        return representation.Length <= BitsAt ? null
            : new GribPackingHead([], GribScale.Read(representation), representation[BitsAt]);
    }
}
