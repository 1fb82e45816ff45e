using System;
using System.Buffers.Binary;
using System.IO;

namespace NumVid.Formats.Nv12.Codecs.Packed;

/// <summary>What stands in front of the pictures of packed planes.</summary>
/// <param name="Order">The order of points.</param>
/// <param name="Planes">The planes.</param>
internal sealed record PackedHeader(PackedOrder Order, PackedPlane[] Planes)
{
    private const byte Version = 1;
    private const int FixedLength = 14;

    /// <summary>The bytes of the header.</summary>
    internal int ByteCount => FixedLength + (PackedPlane.ByteCount * Planes.Length);

    /// <summary>Writes the header.</summary>
    internal byte[] ToArray()
    {
        var bytes = new byte[ByteCount];
        (bytes[0], bytes[1]) = (Version, (byte)Order.Code);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(2), Order.Rows);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(6), Order.Columns);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(10), Planes.Length);
        for (var i = 0; i < Planes.Length; i++)
        {
            Planes[i].Write(bytes.AsSpan(FixedLength + (i * PackedPlane.ByteCount)));
        }

        return bytes;
    }

    /// <summary>Reads a header.</summary>
    /// <param name="bytes">The header, and what follows.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal static PackedHeader Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < FixedLength || bytes[0] != Version)
        {
            throw new InvalidDataException("the header of packed planes is damaged, or of a newer version");
        }

        var rows = BinaryPrimitives.ReadInt32LittleEndian(bytes[2..]);
        var columns = BinaryPrimitives.ReadInt32LittleEndian(bytes[6..]);
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes[10..]);
        if (rows < 1 || columns < 1 || (long)rows * columns > int.MaxValue || bytes[1] > PackedOrder.MostCode || count < 1
            || count > (bytes.Length - FixedLength) / PackedPlane.ByteCount)
        {
            throw new InvalidDataException($"{count} packed planes of {rows} x {columns} points cannot be");
        }

        var order = new PackedOrder(rows, columns, bytes[1]);
        var planes = new PackedPlane[count];
        for (var i = 0; i < count; i++)
        {
            planes[i] = PackedPlane.Read(bytes[(FixedLength + (i * PackedPlane.ByteCount))..], order);
        }

        return new PackedHeader(order, planes);
    }
}
