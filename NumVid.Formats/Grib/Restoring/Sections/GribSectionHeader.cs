using System;
using System.Buffers.Binary;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>The octets at the beginning of a data section.</summary>
internal static class GribSectionHeader
{
    /// <summary>The most octets that a length takes.</summary>
    internal const int LengthOctets = 4;

    private const int DataSection = 7;

    /// <summary>Writes the length and what else stands in front of the numbers.</summary>
    /// <param name="section">The whole section.</param>
    /// <param name="headers">The sections in front of it.</param>
    /// <param name="head">What edition 1 has here.</param>
    internal static void Write(Span<byte> section, GribFieldHeaders headers, GribPackingHead head)
    {
        WriteLength(section, headers.Edition);
        if (headers.Edition == 2)
        {
            section[LengthOctets] = DataSection;
        }

        head.Octets.AsSpan(0, Math.Min(head.Octets.Length, GribPackingHead.OctetCount))
            .CopyTo(section[GribPackingHead.OctetsAt..]);
    }

    /// <summary>Writes the length alone.</summary>
    internal static void WriteLength(Span<byte> section, int edition)
    {
        if (edition == 2)
        {
            BinaryPrimitives.WriteInt32BigEndian(section, section.Length);
            return;
        }

        section[0] = (byte)(section.Length >> 16);
        BinaryPrimitives.WriteUInt16BigEndian(section[1..], (ushort)section.Length);
    }
}
