using System;
using System.Buffers.Binary;
using NumVid.Formats.Grib.Headers;
using NumVid.Formats.Grib.Values;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>What packed numbers mean: of edition 2 in section 5, of edition 1 in front of the numbers
/// themselves.</summary>
/// <param name="Octets">Octets 4 to 11 of the data section of edition 1, which no other section has; empty in edition
/// 2.</param>
/// <param name="Scale">From numbers to values.</param>
/// <param name="Bits">The bits of a number.</param>
internal sealed record GribPackingHead(byte[] Octets, GribScale Scale, int Bits)
{
    /// <summary>The octets of edition 1.</summary>
    internal const int OctetCount = 8;

    /// <summary>Where they stand in the section.</summary>
    internal const int OctetsAt = 3;

    /// <summary>The flags and the number of unused bits, octet 4 of edition 1.</summary>
    internal int Flags => Octets.Length > 0 ? Octets[0] : 0;

    /// <summary>Reads the head; null where the sections are too short for one.</summary>
    internal static GribPackingHead? Find(GribFieldHeaders headers, ReadOnlySpan<byte> section) =>
        headers.Edition == 2 ? OfEdition2(headers)
        : section.Length < OctetsAt + OctetCount ? null : OfEdition1(headers, section.Slice(OctetsAt, OctetCount));

    /// <summary>Makes the head of edition 1.</summary>
    /// <param name="headers">The sections in front of the data.</param>
    /// <param name="octets">Octets 4 to 11.</param>
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
