using System;
using System.Buffers.Binary;
using System.IO;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Packing;

/// <summary>Simple packing of codes under a scaling of our own, in both editions.</summary>
internal static class GribSimplePacker
{
    private const int RepresentationLength = 21;

    /// <summary>Packs a field.</summary>
    /// <param name="header">The header sections.</param>
    /// <param name="codes">The codes of all points in the order of the message, NaN where missing.</param>
    /// <param name="scaling">What the codes mean.</param>
    internal static byte[] Pack(GribHeaderBytes header, double[] codes, in GribScaling scaling)
    {
        var bits = new GribBitWriter();
        var (hasMissing, count) = (false, 0);
        foreach (var code in codes)
        {
            if (double.IsNaN(code))
            {
                hasMissing = true;
                continue;
            }

            count++;
            bits.Write((uint)code, scaling.Bits);
        }

        var data = bits.ToArray();
        return header.Edition == 2
            ? GribSections.Assemble(header, GribSections.CreateRepresentation(
            RepresentationLength, 0, count, scaling, scaling.Bits), codes, data)
            : AssembleEdition1(header, codes, hasMissing, data, (long)count * scaling.Bits, scaling);
    }

    private static byte[] AssembleEdition1(
        GribHeaderBytes header, double[] codes, bool hasMissing, byte[] data, long bitCount, in GribScaling scaling)
    {
        const int DataHeader = 11;
        const int BitmapFlag = 0x40;
        const int LongestMessage = 0x7FFFFF;
        var bitmap = hasMissing ? CreateBitmap(codes) : [];

        // A section has an even number of octets; the bits that are left over are counted in its flags.
        var padded = (DataHeader + data.Length + 1) / 2 * 2;
        var section = new byte[padded];
        Write24(section, padded);
        section[3] = (byte)(((padded - DataHeader) * 8L) - bitCount);
        section[10] = (byte)scaling.Bits;
        GribReference.Write(section.AsSpan(6), scaling.Reference, edition: 1);
        GribSections.WriteSigned(section.AsSpan(4), scaling.BinaryScale);
        data.CopyTo(section, DataHeader);
        var length = 8 + header.Sections.Length + bitmap.Length + section.Length + 4;
        if (length > LongestMessage)
        {
            throw new InvalidDataException(
                $"A field of {length} bytes is too long for GRIB edition 1, which holds {LongestMessage}.");
        }

        byte[] message = [.. "GRIB"u8, 0, 0, 0, 1, .. header.Sections, .. bitmap, .. section, .. "7777"u8];
        Write24(message.AsSpan(4), length);
        GribSections.WriteSigned(message.AsSpan(8 + 26), scaling.DecimalScale);
        message[8 + 7] = (byte)((message[8 + 7] & ~BitmapFlag) | (hasMissing ? BitmapFlag : 0));
        return message;
    }

    private static byte[] CreateBitmap(double[] codes)
    {
        const int HeaderLength = 6;
        var octets = (codes.Length + 7) / 8;
        var length = (HeaderLength + octets + 1) / 2 * 2;
        var section = new byte[length];
        Write24(section, length);
        section[3] = (byte)(((length - HeaderLength) * 8) - codes.Length);
        for (var i = 0; i < codes.Length; i++)
        {
            if (!double.IsNaN(codes[i]))
            {
                section[HeaderLength + (i >> 3)] |= (byte)(0x80 >> (i & 7));
            }
        }

        return section;
    }

    private static void Write24(Span<byte> octets, int value)
    {
        octets[0] = (byte)(value >> 16);
        BinaryPrimitives.WriteUInt16BigEndian(octets[1..], (ushort)value);
    }
}
