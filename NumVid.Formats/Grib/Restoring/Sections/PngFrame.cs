using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.IO.Hashing;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>A PNG file taken apart: what stands before and behind its picture data, and how long the pieces of these
/// are.</summary>
/// <param name="Before">All before the first piece.</param>
/// <param name="PieceLength">The length of all pieces but the last.</param>
/// <param name="Behind">All behind the last piece.</param>
/// <param name="Width">The columns.</param>
/// <param name="Height">The rows.</param>
/// <param name="Bits">The bits of a point.</param>
internal sealed record PngFrame(byte[] Before, int PieceLength, byte[] Behind, int Width, int Height, int Bits)
{
    private const int SignatureLength = 8;
    private const int ChunkOverhead = 12;
    private const int HeaderEnd = SignatureLength + ChunkOverhead + 13;
    private const uint Header = 0x49484452;
    private const uint Data = 0x49444154;
    private const int MostBits = 32;

    /// <summary>The bytes of a row behind its filter.</summary>
    internal long RowBytes => (((long)Width * Bits) + 7) / 8;

    /// <summary>The bytes of a point, 1 where several points share one.</summary>
    internal int PointBytes => Math.Max(1, Bits / 8);

    /// <summary>Reads what stands before and behind the data; null where it is no PNG as GRIB has them.</summary>
    internal static PngFrame? Of(byte[] before, int pieceLength, byte[] behind)
    {
        if (before.Length < HeaderEnd || BinaryPrimitives.ReadUInt32BigEndian(before.AsSpan(12)) != Header)
        {
            return null;
        }

        var width = BinaryPrimitives.ReadInt32BigEndian(before.AsSpan(16));
        var height = BinaryPrimitives.ReadInt32BigEndian(before.AsSpan(20));
        int depth = before[24];
        var channels = before[25] switch { 0 => 1, 2 => 3, 6 => 4, _ => 0 };
        var bits = depth * channels;
        var isKnown = depth is 1 or 2 or 4 or 8 or 16 && (channels == 1 || depth == 8) && bits is > 0 and <= MostBits
            && (before[26] | before[27] | before[28]) == 0;
        return isKnown && width > 0 && height > 0 && pieceLength > 0
            ? new PngFrame(before, pieceLength, behind, width, height, bits) : null;
    }

    /// <summary>Takes a file apart; null where it is not as this can write it.</summary>
    internal static (PngFrame Frame, byte[] Stream)? TryRead(ReadOnlySpan<byte> png)
    {
        var (at, first, end, piece) = (SignatureLength, 0, 0, 0);
        using var stream = new MemoryStream();
        while (png.Length - at >= ChunkOverhead)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png[at..]);
            if (length > png.Length - at - ChunkOverhead)
            {
                return null;
            }

            var next = at + ChunkOverhead + (int)length;
            if (BinaryPrimitives.ReadUInt32BigEndian(png[(at + 4)..]) == Data)
            {
                (first, piece) = first == 0 ? (at, (int)length) : (first, piece);
                stream.Write(png.Slice(at + 8, (int)length));
                end = next;
            }

            at = next;
        }

        return first > 0 && Of(png[..first].ToArray(), piece, png[end..].ToArray()) is { } frame
            ? (frame, stream.ToArray()) : null;
    }

    /// <summary>Inflates the data: rows, each behind its filter; null where they are others.</summary>
    internal byte[]? Inflate(byte[] stream)
    {
        var length = Height * (RowBytes + 1);
        if (length > Array.MaxLength)
        {
            return null;
        }

        try
        {
            using var inflater = new ZLibStream(new MemoryStream(stream), CompressionMode.Decompress);
            var rows = new byte[length];
            inflater.ReadExactly(rows);
            return inflater.ReadByte() < 0 ? rows : null;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    /// <summary>Puts a file together, behind some room in front.</summary>
    internal byte[] Write(int room, ReadOnlySpan<byte> stream)
    {
        using var bytes = new MemoryStream();
        bytes.Write(new byte[room]);
        bytes.Write(Before);
        for (; stream.Length > 0; stream = stream[Math.Min(PieceLength, stream.Length)..])
        {
            var piece = stream[..Math.Min(PieceLength, stream.Length)];
            var chunk = new byte[piece.Length + ChunkOverhead];
            BinaryPrimitives.WriteInt32BigEndian(chunk, piece.Length);
            BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4), Data);
            piece.CopyTo(chunk.AsSpan(8));
            BinaryPrimitives.WriteUInt32BigEndian(
                chunk.AsSpan(piece.Length + 8), Crc32.HashToUInt32(chunk.AsSpan(4, piece.Length + 4)));
            bytes.Write(chunk);
        }

        bytes.Write(Behind);
        return bytes.ToArray();
    }
}
