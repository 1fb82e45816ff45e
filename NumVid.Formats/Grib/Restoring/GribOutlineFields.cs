using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>The fields of all messages as columns.</summary>
internal static class GribOutlineFields
{
    private const int MaxLength = 1 << 30;
    private const int MostOrders = 15;

    /// <summary>Writes the fields.</summary>
    internal static void Write(GribColumnWriter writer, GribOutlineMessage[] messages)
    {
        GribOutlineField[] fields = [.. messages.SelectMany(message => message.Fields)];
        foreach (var message in messages)
        {
            foreach (var field in message.Fields.SkipLast(1))
            {
                writer.Add(field.Length);
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
            writer.Add(field.BitmapLength);
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

        writer.AddOctets([.. fields.Select(field => GribOutlineFormat.BytesOf(field.Crc32))]);
        writer.AddOctets([.. fields.Select(field => field.Note)]);
    }

    /// <summary>Reads the fields into the messages among some parts.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    internal static void Read(GribColumnReader reader, GribOutlinePart[] parts, int[] counts)
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
        ReadPlanes(reader, fields);
        ReadNotes(reader, fields);
        first = 0;
        for (var i = 0; i < parts.Length; first += counts[i++])
        {
            parts[i] = parts[i] is GribOutlineMessage message
                ? message with { Fields = fields[first..(first + counts[i])] } : parts[i];
        }
    }

    private static void ReadLengths(GribColumnReader reader, GribOutlineMessage message, Span<GribOutlineField> fields)
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
                Checked(order.Rows + reader.Read()), Checked(order.Columns + reader.Read()),
                reader.Read(0, MostOrders));
            var variable = reader.Read(-1, int.MaxValue);
            var bitmap = reader.Read(0, field.DataLength);
            field = field with
            {
                DataAt = at,
                Order = order,
                Variable = variable,
                BitmapLength = bitmap,
                DataLength = field.DataLength - bitmap,
            };
        }
    }

    private static void ReadPlanes(GribColumnReader reader, GribOutlineField[] fields)
    {
        var planes = new Dictionary<int, int>();
        foreach (ref var field in fields.AsSpan())
        {
            field = field with
            {
                Plane = Checked(reader.Read() + planes.GetValueOrDefault(field.Variable, -1) + 1),
            };
            planes[field.Variable] = field.Plane;
        }
    }

    private static void ReadNotes(GribColumnReader reader, GribOutlineField[] fields)
    {
        foreach (ref var field in fields.AsSpan())
        {
            field = field with { KeptLength = field.DataLength - reader.Read(0, field.DataLength) };
        }

        var sums = GribOutlineFormat.ReadSums(reader, fields.Length);
        var notes = reader.ReadOctets(fields.Length);
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = fields[i] with { Crc32 = sums[i], Note = notes[i] };
        }
    }

    private static int Checked(long value) => value is >= 0 and <= MaxLength ? (int)value
        : throw new InvalidDataException($"{value} was found, 0 to {MaxLength} was expected");
}
