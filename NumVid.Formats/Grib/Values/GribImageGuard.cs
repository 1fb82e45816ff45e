using System;
using System.Buffers.Binary;

namespace NumVid.Formats.Grib.Values;

/// <summary>Checks that an image inside a field has as many points as the field has values.</summary>
/// <remarks>ecCodes 2.28 copies by the field's count out of an image of the image's size, and a damaged size ends the
/// process.</remarks>
internal static class GribImageGuard
{
    private const int MarkerLength = 2;

    /// <summary>Returns what is wrong with a JPEG 2000 code stream, or null.</summary>
    internal static string? FindJpeg2000Problem(ReadOnlySpan<byte> stream, long valueCount)
    {
        // Start of code stream, then at once the size: capabilities (2), extent, offset, tile extent, tile offset (8
        // each).
        const int SizeLength = 41;
        const int ComponentsAt = 36;
        if (stream.Length < MarkerLength + MarkerLength + SizeLength
            || !stream.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x4F, 0xFF, 0x51]))
        {
            return "the values are no JPEG 2000 code stream";
        }

        var size = stream[(2 * MarkerLength)..];
        var (width, height) = (Extent(size, 4, 12), Extent(size, 8, 16));
        int components = BinaryPrimitives.ReadUInt16BigEndian(size[ComponentsAt..]);
        if (components != 1 || width * height != valueCount || size[39] != 1 || size[40] != 1
            || Extent(size, 20, 28) < width || Extent(size, 24, 32) < height)
        {
            return $"an image of {width} x {height} points and {components} components cannot hold {valueCount} values";
        }

        return FindTileProblem(stream, MarkerLength);
    }

    /// <summary>Returns what is wrong with a PNG, or null.</summary>
    internal static string? FindPngProblem(ReadOnlySpan<byte> stream, long valueCount, int bitsPerValue)
    {
        const int HeaderLength = 29;
        if (stream.Length < HeaderLength || !stream.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]))
        {
            return "the values are no PNG";
        }

        long width = BinaryPrimitives.ReadUInt32BigEndian(stream[16..]);
        long height = BinaryPrimitives.ReadUInt32BigEndian(stream[20..]);
        int depth = stream[24];
        var channels = stream[25] switch
        {
            0 => 1,
            2 => 3,
            6 => 4,
            _ => 0,
        };
        return channels == 0 || width > int.MaxValue || height > int.MaxValue || width * height != valueCount
            || depth * channels < bitsPerValue
            ? $"an image of {width} x {height} points in {channels} channels of {depth} bits cannot hold {valueCount} "
            + $"values of {bitsPerValue} bits"
            : FindChunkProblem(stream);
    }

    // ecCodes hands libpng whatever follows the image in memory when a chunk is longer than the image, or the last one
    // missing.
    private static string? FindChunkProblem(ReadOnlySpan<byte> stream)
    {
        const int SignatureLength = 8;
        const int FrameLength = 12;
        const int TypeAt = 4;
        for (long position = SignatureLength; position + FrameLength <= stream.Length;)
        {
            var chunk = stream[(int)position..];
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            if (length == 0 && chunk[TypeAt..].StartsWith("IEND"u8))
            {
                return null;
            }

            position += FrameLength + (long)length;
        }

        return "the image is cut short";
    }

    private static long Extent(ReadOnlySpan<byte> size, int end, int start) =>
        (long)BinaryPrimitives.ReadUInt32BigEndian(size[end..]) - BinaryPrimitives.ReadUInt32BigEndian(size[start..]);

    // Behind the main header there has to be the first part of tile 0; without one the decoder has no image to give.
    private static string? FindTileProblem(ReadOnlySpan<byte> stream, int position)
    {
        const int StartOfTile = 0xFF90;
        while (position + MarkerLength + 2 <= stream.Length)
        {
            int marker = BinaryPrimitives.ReadUInt16BigEndian(stream[position..]);
            int length = BinaryPrimitives.ReadUInt16BigEndian(stream[(position + MarkerLength)..]);
            if (marker == StartOfTile)
            {
                return length == 10 && position + MarkerLength + length <= stream.Length
                    && BinaryPrimitives.ReadUInt16BigEndian(stream[(position + 4)..]) == 0
                    ? null : "the first tile of the image is damaged";
            }

            if (marker < 0xFF00 || length < 2)
            {
                break;
            }

            position += MarkerLength + length;
        }

        return "the image has no tile";
    }
}
