using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace NumVid.Compare.Report.Charts;

/// <summary>Writes PNG pictures of colour numbers with their palette (ISO 15948): 8 bits, colour type 3, no
/// filter.</summary>
/// <remarks>A third of the bytes of true colour, and the one kind of picture needed here; an imaging library would
/// bring ten megabytes for it.</remarks>
internal static class PngImage
{
    private const byte BitDepth = 8;
    private const byte PaletteColour = 3;
    private const int HeaderLength = 13;

    private static readonly byte[] s_signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The bytes of a picture.</summary>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="numbers">Colour numbers, row by row from the top.</param>
    /// <param name="palette">Red, green and blue of each colour number.</param>
    internal static byte[] Encode(int width, int height, ReadOnlySpan<byte> numbers, ReadOnlySpan<byte> palette)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(numbers.Length, checked(width * height));
        using var file = new MemoryStream();
        file.Write(s_signature);
        Span<byte> header = stackalloc byte[HeaderLength];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = BitDepth;
        header[9] = PaletteColour;
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "PLTE", palette);
        WriteChunk(file, "IDAT", Deflate(width, height, numbers));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Deflate(int width, int height, ReadOnlySpan<byte> numbers)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var row = 0; row < height; row++)
            {
                zlib.WriteByte(0); // The row's filter: none, as is advised for palettes.
                zlib.Write(numbers.Slice(row * width, width));
            }
        }

        return packed.ToArray();
    }

    private static void WriteChunk(Stream file, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        var named = new byte[sizeof(int) + data.Length];
        Encoding.ASCII.GetBytes(type, named);
        data.CopyTo(named.AsSpan(sizeof(int)));
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(named));
        file.Write(number);
    }
}
