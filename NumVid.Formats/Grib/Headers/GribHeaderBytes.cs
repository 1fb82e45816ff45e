using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using EccodesDotNet.Framing;

namespace NumVid.Formats.Grib.Headers;

/// <summary>The header sections of one field as they are coded: 1 to 4 of edition 2, 1 and 2 of edition 1.</summary>
/// <param name="Edition">1 or 2.</param>
/// <param name="Discipline">Octet 7 of edition 2's indicator; 0 in edition 1.</param>
/// <param name="Sections">The sections, one behind the other.</param>
internal sealed record GribHeaderBytes(int Edition, byte Discipline, byte[] Sections)
{
    /// <summary>Reads the headers of a field.</summary>
    internal static GribHeaderBytes Read(GribSource source, GribField field)
    {
        var lastHeader = field.Edition == 2 ? 4 : 2;
        byte discipline = 0;
        if (field.Edition == 2)
        {
            Span<byte> octet = stackalloc byte[1];
            source.Read(field.MessageOffset + 6, octet);
            discipline = octet[0];
        }

        var sections = field.Sections.Where(section => section.Number <= lastHeader);
        return new GribHeaderBytes(
            field.Edition, discipline, [.. sections.SelectMany(section => GribField.ReadSection(source, section))]);
    }

    /// <summary>Takes the headers out of a message with one field.</summary>
    internal static GribHeaderBytes FromMessage(ReadOnlySpan<byte> message)
    {
        int edition = message[7];
        var start = edition == 2 ? 16 : 8;
        var end = start;
        if (edition == 2)
        {
            while (message[end + 4] <= 4)
            {
                end += BinaryPrimitives.ReadInt32BigEndian(message[end..]);
            }
        }
        else
        {
            const int GridFlag = 0x80;
            end += ReadLength24(message[end..]);
            end += (message[start + 7] & GridFlag) != 0 ? ReadLength24(message[end..]) : 0;
        }

        return new GribHeaderBytes(edition, edition == 2 ? message[6] : (byte)0, message[start..end].ToArray());
    }

    /// <summary>The local-use section 2 of edition 2, or an empty span.</summary>
    internal ReadOnlySpan<byte> LocalSection
    {
        get
        {
            var first = Edition == 2 ? SectionLength(0) : 0;
            return Edition == 2 && Sections[first + 4] == 2 ? Sections.AsSpan(first, SectionLength(first)) : [];
        }
    }

    /// <summary>Whether the headers of edition 2 hold the end of an interval of time as a date (statistical templates).</summary>
    internal bool HasIntervalEnd
    {
        get
        {
            const int Template = 7;
            var template = BinaryPrimitives.ReadUInt16BigEndian(Sections.AsSpan(Find(4) + Template));
            return template is not (0 or 1);
        }
    }

    /// <summary>The section that describes the grid; in edition 1 all behind the product section, which may be nothing.</summary>
    internal ReadOnlySpan<byte> GridSection
    {
        get
        {
            if (Edition == 1)
            {
                return Sections.AsSpan(ReadLength24(Sections));
            }

            var start = Find(3);
            return Sections.AsSpan(start, SectionLength(start));
        }
    }

    /// <summary>Completes the headers to a message of one constant field without a bitmap, to be given values.</summary>
    /// <exception cref="InvalidDataException">The sections are damaged.</exception>
    internal byte[] ToMessage() => Edition == 2 ? ToEdition2() : ToEdition1();

    /// <summary>Returns the same headers with a local-use section, when they have none.</summary>
    internal GribHeaderBytes WithLocalSection(byte[] section)
    {
        var firstLength = Edition == 2 ? SectionLength(0) : 0;
        return Edition != 2 || Sections[firstLength + 4] == 2
            ? this
            : this with { Sections = [.. Sections[..firstLength], .. section, .. Sections[firstLength..]] };
    }

    private byte[] ToEdition2()
    {
        var pointCount = Sections.AsSpan(Find(3) + 6, 4);
        var message = new MemoryStream();
        message.Write([.. "GRIB"u8, 0, 0, Discipline, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
        message.Write(Sections);
        message.Write([0, 0, 0, 21, 5, .. pointCount, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        message.Write([0, 0, 0, 6, 6, 255, 0, 0, 0, 5, 7, .. "7777"u8]);
        var bytes = message.ToArray();
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), bytes.Length);
        return bytes;
    }

    private byte[] ToEdition1()
    {
        const int BitmapFlag = 0x40;
        var message = new MemoryStream();
        message.Write([.. "GRIB"u8, 0, 0, 0, 1]);
        message.Write(Sections);
        message.Write([0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. "7777"u8]);
        var bytes = message.ToArray();
        bytes[8 + 7] = (byte)(bytes[8 + 7] & ~BitmapFlag);
        bytes[4] = (byte)(bytes.Length >> 16);
        bytes[5] = (byte)(bytes.Length >> 8);
        bytes[6] = (byte)bytes.Length;
        return bytes;
    }

    private static int ReadLength24(ReadOnlySpan<byte> bytes) => (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];

    private int Find(int number)
    {
        var position = 0;
        while (position + 5 <= Sections.Length && Sections[position + 4] != number)
        {
            position += SectionLength(position);
        }

        return position + 14 <= Sections.Length ? position : throw new InvalidDataException($"The stored GRIB headers have no section {number}.");
    }

    private int SectionLength(int position)
    {
        var length = position + 5 <= Sections.Length ? BinaryPrimitives.ReadInt32BigEndian(Sections.AsSpan(position)) : 0;
        return length >= 5 && length <= Sections.Length - position
            ? length
            : throw new InvalidDataException("The stored GRIB headers are damaged.");
    }
}
