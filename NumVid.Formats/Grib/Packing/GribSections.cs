using System;
using System.Buffers.Binary;
using System.IO;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Packing;

/// <summary>Writes coded parts of messages directly: what ecCodes has no way to be told.</summary>
internal static class GribSections
{
    // Edition 2, offsets in section 5.
    private const int ReferenceAt = 11;
    private const int BinaryScaleAt = 15;
    private const int DecimalScaleAt = 17;
    private const int BitsAt = 19;
    private const int IndicatorLength = 16;

    // Edition 1, offsets in section 4 and, for the decimal factor, in section 1.
    private const int Edition1IndicatorLength = 8;
    private const int Edition1BinaryScaleAt = 4;
    private const int Edition1ReferenceAt = 6;
    private const int Edition1DecimalScaleAt = 26;

    /// <summary>Replaces the scaling of a message whose values are codes, packed without any.</summary>
    /// <exception cref="InvalidDataException">The message scales the codes already.</exception>
    internal static void SetScaling(Span<byte> message, in GribScaling scaling)
    {
        int edition = message[7];
        var (reference, binary, decimalScale) = Locate(message, edition);
        if (BinaryPrimitives.ReadSingleBigEndian(reference) is not (0 or (float)GribScaling.CodeOffset)
            || BinaryPrimitives.ReadInt16BigEndian(binary) != 0)
        {
            throw new InvalidDataException("ecCodes scaled values that were whole numbers already.");
        }

        GribReference.Write(reference, scaling.Reference, edition);
        WriteSigned(binary, scaling.BinaryScale);
        WriteSigned(decimalScale, scaling.DecimalScale);
    }

    /// <summary>The fixed part of section 5 up to the bits of a value.</summary>
    /// <param name="length">The length of the section.</param>
    /// <param name="template">The number of its template.</param>
    /// <param name="valueCount">The values that are not missing.</param>
    /// <param name="scaling">Their scaling.</param>
    /// <param name="bits">The bits to announce.</param>
    internal static byte[] CreateRepresentation(
        int length, int template, int valueCount, in GribScaling scaling, int bits)
    {
        var section = new byte[length];
        BinaryPrimitives.WriteInt32BigEndian(section, length);
        section[4] = 5;
        BinaryPrimitives.WriteInt32BigEndian(section.AsSpan(5), valueCount);
        BinaryPrimitives.WriteUInt16BigEndian(section.AsSpan(9), (ushort)template);
        GribReference.Write(section.AsSpan(ReferenceAt), scaling.Reference, edition: 2);
        WriteSigned(section.AsSpan(BinaryScaleAt), scaling.BinaryScale);
        WriteSigned(section.AsSpan(DecimalScaleAt), scaling.DecimalScale);
        section[BitsAt] = (byte)bits;
        return section;
    }

    /// <summary>Puts a message of edition 2 together.</summary>
    /// <param name="header">Sections 1 to 4.</param>
    /// <param name="representation">Section 5.</param>
    /// <param name="codes">The codes or values of all points, NaN where missing.</param>
    /// <param name="data">Section 7 behind its length and number.</param>
    internal static byte[] Assemble(
        GribHeaderBytes header, byte[] representation, ReadOnlySpan<double> codes, byte[] data)
    {
        const int SectionHeader = 5;
        var bitmap = CreateBitmap(codes);
        var message = new MemoryStream(
            IndicatorLength + header.Sections.Length + representation.Length + bitmap.Length + data.Length + 16);
        message.Write([.. "GRIB"u8, 0, 0, header.Discipline, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
        message.Write(header.Sections);
        message.Write(representation);
        message.Write(bitmap);
        Span<byte> length = stackalloc byte[SectionHeader];
        BinaryPrimitives.WriteInt32BigEndian(length, SectionHeader + data.Length);
        length[4] = 7;
        message.Write(length);
        message.Write(data);
        message.Write("7777"u8);
        var bytes = message.ToArray();
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), bytes.Length);
        return bytes;
    }

    // Section 6: a bit for each point, or the number that says that no point is missing.
    private static byte[] CreateBitmap(ReadOnlySpan<double> codes)
    {
        const int HeaderLength = 6;
        const int NoBitmap = 255;
        var missing = false;
        foreach (var code in codes)
        {
            missing |= double.IsNaN(code);
        }

        var section = new byte[HeaderLength + (missing ? (codes.Length + 7) / 8 : 0)];
        BinaryPrimitives.WriteInt32BigEndian(section, section.Length);
        section[4] = 6;
        section[5] = missing ? (byte)0 : (byte)NoBitmap;
        for (var i = 0; missing && i < codes.Length; i++)
        {
            if (!double.IsNaN(codes[i]))
            {
                section[HeaderLength + (i >> 3)] |= (byte)(0x80 >> (i & 7));
            }
        }

        return section;
    }

    private static SpanTriple Locate(Span<byte> message, int edition)
    {
        if (edition == 1)
        {
            const int GridFlag = 0x80;
            const int BitmapFlag = 0x40;
            var product = message[Edition1IndicatorLength..];
            var data = product[ReadLength24(product)..];
            data = (product[7] & GridFlag) != 0 ? data[ReadLength24(data)..] : data;
            data = (product[7] & BitmapFlag) != 0 ? data[ReadLength24(data)..] : data;
            return new SpanTriple(
                data[Edition1ReferenceAt..], data[Edition1BinaryScaleAt..], product[Edition1DecimalScaleAt..]);
        }

        var section = message[IndicatorLength..];
        while (section[4] != 5)
        {
            section = section[BinaryPrimitives.ReadInt32BigEndian(section)..];
        }

        return new SpanTriple(section[ReferenceAt..], section[BinaryScaleAt..], section[DecimalScaleAt..]);
    }

    private static int ReadLength24(ReadOnlySpan<byte> bytes) => (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];

    /// <summary>Writes a number of 16 bits as GRIB does, as a sign bit and a magnitude.</summary>
    internal static void WriteSigned(Span<byte> octets, int value) =>
        BinaryPrimitives.WriteUInt16BigEndian(octets, (ushort)((value < 0 ? 0x8000 : 0) | Math.Abs(value)));

    private readonly ref struct SpanTriple(Span<byte> reference, Span<byte> binary, Span<byte> decimalScale)
    {
        private readonly Span<byte> _reference = reference;
        private readonly Span<byte> _binary = binary;
        private readonly Span<byte> _decimalScale = decimalScale;

        internal void Deconstruct(out Span<byte> reference, out Span<byte> binary, out Span<byte> decimalScale)
        {
            reference = _reference;
            binary = _binary;
            decimalScale = _decimalScale;
        }
    }
}
