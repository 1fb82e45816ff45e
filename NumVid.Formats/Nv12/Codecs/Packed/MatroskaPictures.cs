using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;

namespace NumVid.Formats.Nv12.Codecs.Packed;

/// <summary>Puts JPEG 2000 code streams, as they are, into a Matroska file that stock players decode (RFC 9559), and takes
/// them out again.</summary>
internal static class MatroskaPictures
{
    /// <summary>The most pictures: what their times, numbers of 16 bits, can tell apart.</summary>
    internal const int MostPictures = short.MaxValue;

    // An identifier, a size of eight bytes, the track, the time in two bytes, flags.
    private const int BlockHead = 13;

    /// <summary>Writes a file.</summary>
    /// <param name="width">The pictures' width.</param>
    /// <param name="height">Their height.</param>
    /// <param name="streams">Their code streams, in the order in which they are shown.</param>
    internal static byte[] Write(int width, int height, IReadOnlyList<ReadOnlyMemory<byte>> streams)
    {
        using var cluster = new MemoryStream();
        cluster.Write(Element([0xE7], [0]));
        for (var i = 0; i < streams.Count; i++)
        {
            cluster.WriteByte(0xA3);
            cluster.Write(Size(streams[i].Length + 4L));
            cluster.Write([0x81, (byte)(i >> 8), (byte)i, 0x80]);
            cluster.Write(streams[i].Span);
        }

        byte[] header =
        [
            .. Element([0x42, 0x86], [1]), .. Element([0x42, 0xF7], [1]), .. Element([0x42, 0xF2], [4]),
            .. Element([0x42, 0xF3], [8]), .. Element([0x42, 0x82], "matroska"u8), .. Element([0x42, 0x87], [4]),
            .. Element([0x42, 0x85], [2]),
        ];
        byte[] info = [.. Element([0x2A, 0xD7, 0xB1], [0x0F, 0x42, 0x40])];
        byte[] content =
        [
            .. Element([0x15, 0x49, 0xA9, 0x66], info),
            .. Element([0x16, 0x54, 0xAE, 0x6B], Element([0xAE], Track(width, height))),
            .. Element([0x1F, 0x43, 0xB6, 0x75], cluster.ToArray()),
        ];
        return [.. Element([0x1A, 0x45, 0xDF, 0xA3], header), .. Element([0x18, 0x53, 0x80, 0x67], content)];
    }

    /// <summary>Takes one code stream out of a file that was written here.</summary>
    /// <param name="file">The file.</param>
    /// <param name="lengths">The bytes of all code streams.</param>
    /// <param name="number">The number of the one that is wanted.</param>
    /// <exception cref="InvalidDataException">The file has another length.</exception>
    internal static ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> file, IReadOnlyList<int> lengths, int number)
    {
        long end = file.Length;
        for (var i = lengths.Count - 1; i > number; i--)
        {
            end -= lengths[i] + BlockHead;
        }

        var start = end - lengths[number];
        return start >= BlockHead ? file[(int)start..(int)end]
            : throw new InvalidDataException("the code streams of packed planes are longer than their file");
    }

    private static byte[] Track(int width, int height) =>
    [
        .. Element([0xD7], [1]), .. Element([0x73, 0xC5], [1]), .. Element([0x83], [1]), .. Element([0x9C], [0]),
        .. Element([0x86], "V_MS/VFW/FOURCC"u8), .. Element([0x63, 0xA2], BitmapHeader(width, height)),
        .. Element([0xE0], [.. Element([0xB0], Number(width)), .. Element([0xBA], Number(height))]),
    ];

    // The header of Windows, with the four letters of JPEG 2000.
    private static byte[] BitmapHeader(int width, int height)
    {
        const int Length = 40;
        var header = new byte[Length];
        BinaryPrimitives.WriteInt32LittleEndian(header, Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), width);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), height);
        header[12] = 1;
        header[14] = 24;
        "mjp2"u8.CopyTo(header.AsSpan(16));
        return header;
    }

    private static byte[] Number(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static byte[] Element(ReadOnlySpan<byte> name, ReadOnlySpan<byte> content) =>
        [.. name, .. Size(content.Length), .. content];

    private static byte[] Size(long length)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, length | (1L << 56));
        return bytes;
    }
}
