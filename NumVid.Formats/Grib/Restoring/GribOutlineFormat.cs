using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.Restoring;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>The outline of a file as bytes: what follows each other in it is alike, and stands together.</summary>
internal static class GribOutlineFormat
{
    private const int Version = 1;
    private const int MaxParts = 1 << 26;
    private const int MaxLength = 1 << 30;
    private const int MaxRawLength = 1 << 30;

    /// <summary>Writes an outline.</summary>
    internal static byte[] Write(IReadOnlyList<GribOutlinePart> parts)
    {
        GribOutlineMessage[] messages = [.. parts.OfType<GribOutlineMessage>()];
        GribOutlineBytes[] others = [.. parts.OfType<GribOutlineBytes>()];
        using var writer = new GribColumnWriter();
        writer.Add(Version);
        writer.Add(parts.Count);
        foreach (var part in parts)
        {
            writer.Add(part is GribOutlineMessage message ? message.Fields.Count : 0);
        }

        writer.AddOctets([.. messages.Select(message => message.Header)]);
        foreach (var part in parts)
        {
            writer.Add(part is GribOutlineMessage message ? part.Length - ClaimOf(message.Header) : part.Length);
        }

        foreach (var bytes in others)
        {
            writer.Add(bytes.Length - bytes.KeptLength);
        }

        writer.AddOctets([.. others.Select(part => BytesOf(part.Crc32))]);
        GribOutlineFields.Write(writer, messages);
        var raw = writer.ToArray();
        return [.. BytesOf((uint)raw.Length), .. OriginalDeflate.Compress(raw)];
    }

    /// <summary>Reads an outline.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of a later version.</exception>
    internal static IReadOnlyList<GribOutlinePart> Read(byte[] bytes)
    {
        var length = bytes.Length < sizeof(uint) ? uint.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        var reader = new GribColumnReader(length <= MaxRawLength
            ? OriginalDeflate.Decompress(bytes[sizeof(uint)..], (int)length)
            : throw new InvalidDataException($"an outline of {bytes.Length} bytes claims to have {length}"));
        reader.Read(Version, Version);
        var counts = new int[reader.Read(0, Math.Min(MaxParts, reader.Left))];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = reader.Read(0, MaxParts);
        }

        var headers = new Queue<byte[]>(reader.ReadOctets(counts.Count(count => count > 0)));
        var parts = new GribOutlinePart[counts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = counts[i] == 0 ? new GribOutlineBytes(reader.Read(0, MaxLength), 0, 0)
                : ReadMessage(reader, headers.Dequeue());
        }

        ReadKept(reader, parts);
        GribOutlineFields.Read(reader, parts, counts);
        return reader.Left == 0 ? parts : throw new InvalidDataException($"{reader.Left} bytes are left over");
    }

    /// <summary>Four bytes of a number, the low ones first.</summary>
    internal static byte[] BytesOf(uint value)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    /// <summary>The numbers of an octet table of four octets a row.</summary>
    internal static uint[] ReadSums(GribColumnReader reader, int count) => Array.ConvertAll(
        reader.ReadOctets(count), row => row.Length == sizeof(uint) ? BinaryPrimitives.ReadUInt32LittleEndian(row)
            : throw new InvalidDataException($"a checksum has {row.Length} octets"));

    private static void ReadKept(GribColumnReader reader, GribOutlinePart[] parts)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = parts[i] is GribOutlineBytes kept
                ? kept with { KeptLength = kept.Length - reader.Read(0, kept.Length) } : parts[i];
        }

        var sums = new Queue<uint>(ReadSums(reader, parts.Count(part => part is GribOutlineBytes)));
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = parts[i] is GribOutlineBytes kept ? kept with { Crc32 = sums.Dequeue() } : parts[i];
        }
    }

    private static GribOutlineMessage ReadMessage(GribColumnReader reader, byte[] header)
    {
        const int ShortestHeader = 8;
        var length = reader.Read() + ClaimOf(header);
        return length >= header.Length && length <= MaxLength && header.Length >= ShortestHeader
            ? new GribOutlineMessage((int)length, header, [])
            : throw new InvalidDataException($"a message of {length} bytes has {header.Length} octets of headers");
    }

    // What the indicator says, as the usual length.
    private static long ClaimOf(byte[] header) => header.Length < 16 ? 0
        : header[7] == 2 ? BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(8))
        : (header[4] << 16) | (header[5] << 8) | header[6];
}
