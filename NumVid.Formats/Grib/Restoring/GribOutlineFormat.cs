using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>The outline of a file as bytes: what follows each other in it is alike, and stands together.</summary>
internal static class GribOutlineFormat
{
    private const int Version = 1;
    private const int MaxParts = 1 << 26;
    private const int MaxLength = 1 << 30;
    private const int MaxRawLength = 1 << 30;
    private const int MostOrders = 15;

    /// <summary>Writes an outline.</summary>
    internal static byte[] Write(IReadOnlyList<GribOutlinePart> parts)
    {
        GribOutlineMessage[] messages = [.. parts.OfType<GribOutlineMessage>()];
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

        foreach (var bytes in parts.OfType<GribOutlineBytes>())
        {
            writer.Add(bytes.Length - bytes.KeptLength);
        }

        writer.AddOctets([.. parts.Select(part => BytesOf(part.Crc32))]);
        WriteFields(writer, messages);
        var raw = writer.ToArray();
        return [.. BytesOf((uint)raw.Length), .. GribDeflate.Compress(raw)];
    }

    /// <summary>Reads an outline.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of a later version.</exception>
    internal static IReadOnlyList<GribOutlinePart> Read(byte[] bytes)
    {
        if (bytes.Length < sizeof(uint))
        {
            throw new InvalidDataException($"the outline has {bytes.Length} bytes");
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        var reader = new GribColumnReader(length <= MaxRawLength
            ? GribDeflate.Decompress(bytes[sizeof(uint)..], (int)length)
            : throw new InvalidDataException($"the outline claims {length} bytes"));
        reader.Read(Version, Version);
        var counts = new int[reader.Read(0, (int)Math.Min(MaxParts, reader.Left))];
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

        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = parts[i] is GribOutlineBytes kept
                ? kept with { KeptLength = kept.Length - reader.Read(0, kept.Length) } : parts[i];
        }

        var sums = reader.ReadOctets(parts.Length);
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = sums[i].Length == sizeof(uint)
                ? parts[i] with { Crc32 = BinaryPrimitives.ReadUInt32LittleEndian(sums[i]) }
                : throw new InvalidDataException($"a checksum has {sums[i].Length} octets");
        }

        ReadFields(reader, parts, counts);
        return reader.Left == 0 ? parts : throw new InvalidDataException($"{reader.Left} bytes are left over");
    }

    private static GribOutlineMessage ReadMessage(GribColumnReader reader, byte[] header)
    {
        var length = reader.Read() + ClaimOf(header);
        return length >= header.Length && length <= MaxLength ? new GribOutlineMessage((int)length, 0, header, [])
            : throw new InvalidDataException($"a message of {length} bytes has {header.Length} octets of headers");
    }

    // What the indicator says, as the usual length.
    private static long ClaimOf(byte[] header) => header.Length < 16 ? 0
        : header[7] == 2 ? BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(8))
        : (header[4] << 16) | (header[5] << 8) | header[6];

    private static void WriteFields(GribColumnWriter writer, GribOutlineMessage[] messages)
    {
        GribOutlineField[] fields = [.. messages.SelectMany(message => message.Fields)];
        foreach (var message in messages)
        {
            foreach (var field in message.Fields.SkipLast(1))
            {
                writer.Add(field.DataLength);
            }
        }

        var (at, order) = (0, default(GribPointOrder));
        foreach (var field in fields)
        {
            writer.Add(field.DataAt - at);
            writer.Add(field.Order.Rows - order.Rows);
            writer.Add(field.Order.Columns - order.Columns);
            writer.Add(field.Order.Code);
            writer.Add(field.Variable);
            (at, order) = (field.DataAt, field.Order);
        }

        var planes = new Dictionary<int, int>();
        foreach (var field in fields)
        {
            writer.Add(field.Plane - planes.GetValueOrDefault(field.Variable, -1) - 1);
            planes[field.Variable] = field.Plane;
        }

        foreach (var field in fields)
        {
            writer.Add(field.IsKept ? field.DataLength - field.KeptLength : 0);
        }

        writer.AddOctets([.. fields.Select(field => field.Note)]);
    }

    private static void ReadFields(GribColumnReader reader, GribOutlinePart[] parts, int[] counts)
    {
        var total = counts.Sum(count => (long)count);
        if (total > reader.Left)
        {
            throw new InvalidDataException($"{total} fields are claimed and {reader.Left} bytes are left");
        }

        var fields = new GribOutlineField[total];
        var first = 0;
        for (var i = 0; i < parts.Length; first += counts[i++])
        {
            if (parts[i] is GribOutlineMessage message)
            {
                ReadLengths(reader, message, fields.AsSpan(first, counts[i]));
            }
        }

        ReadPlaces(reader, fields);
        var planes = new Dictionary<int, int>();
        foreach (ref var field in fields.AsSpan())
        {
            var plane = reader.Read() + planes.GetValueOrDefault(field.Variable, -1) + 1;
            field = field with
            {
                Plane = plane is >= 0 and <= int.MaxValue ? (int)plane
                    : throw new InvalidDataException($"a field is plane {plane} of its variable"),
            };
            planes[field.Variable] = field.Plane;
        }

        foreach (ref var field in fields.AsSpan())
        {
            field = field with { KeptLength = field.DataLength - reader.Read(0, field.DataLength) };
        }

        var notes = reader.ReadOctets(fields.Length);
        first = 0;
        for (var i = 0; i < parts.Length; first += counts[i++])
        {
            if (parts[i] is GribOutlineMessage message)
            {
                parts[i] = message with
                {
                    Fields = [.. Enumerable.Range(first, counts[i]).Select(n => fields[n] with { Note = notes[n] })],
                };
            }
        }
    }

    private static void ReadLengths(
        GribColumnReader reader, GribOutlineMessage message, Span<GribOutlineField> fields)
    {
        var left = message.Length - message.Header.Length;
        for (var i = 0; i < fields.Length; i++)
        {
            var length = i < fields.Length - 1 ? reader.Read(0, left) : left;
            fields[i] = new GribOutlineField { DataAt = 0, DataLength = length };
            left -= length;
        }
    }

    private static void ReadPlaces(GribColumnReader reader, GribOutlineField[] fields)
    {
        var (at, order) = (0, default(GribPointOrder));
        foreach (ref var field in fields.AsSpan())
        {
            at = Checked(at + reader.Read());
            order = GribPointOrder.Of(
                Checked(order.Rows + reader.Read()), Checked(order.Columns + reader.Read()), reader.Read(0, MostOrders));
            field = field with { DataAt = at, Order = order, Variable = reader.Read(-1, int.MaxValue) };
        }
    }

    private static int Checked(long value) => value is >= 0 and <= MaxLength ? (int)value
        : throw new InvalidDataException($"{value} was found, 0 to {MaxLength} was expected");

    private static byte[] BytesOf(uint value)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
