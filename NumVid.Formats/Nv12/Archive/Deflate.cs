using System;
using System.IO;
using System.IO.Compression;
using ICSharpCode.SharpZipLib.Zip.Compression;
using NumVid.Formats.Nv12.Elements;

namespace NumVid.Formats.Nv12.Archive;

/// <summary>Raw deflate (RFC 1951).</summary>
/// <remarks>SharpZipLib writes it, because its bytes depend on the input alone; the framework's deflate is zlib-ng,
/// whose output may depend on the processor. Reading has one right answer, so there the fast one is used.</remarks>
internal static class Deflate
{
    private const int Level = 6;

    /// <summary>Compresses bytes.</summary>
    internal static byte[] Compress(byte[] bytes)
    {
        var deflater = new Deflater(Level, noZlibHeaderOrFooter: true);
        deflater.SetInput(bytes);
        deflater.Finish();
        var output = new GrowingBytes();
        var buffer = new byte[64 * 1024];
        while (!deflater.IsFinished)
        {
            output.Add(buffer.AsSpan(0, deflater.Deflate(buffer)));
        }

        return output.Finish(output.Written.Length);
    }

    /// <summary>Decompresses to a known length.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or hold another number of bytes.</exception>
    internal static byte[] Decompress(ReadOnlyMemory<byte> bytes, int length)
    {
        // Deflate shrinks to 1/1032 at best: a length beyond that is a lie and is refused before it costs memory.
        const int MaxRatio = 1032;
        if (length / MaxRatio > bytes.Length)
        {
            throw new InvalidDataException($"{bytes.Length} bytes of deflate cannot hold {length} bytes");
        }

        var result = new byte[length];
        using var source = new LastByteApart(bytes);
        using var inflater = new DeflateStream(source, CompressionMode.Decompress, leaveOpen: true);
        var read = inflater.ReadAtLeast(result, length, throwOnEndOfStream: false);
        if (read != length || inflater.ReadByte() >= 0)
        {
            throw new InvalidDataException(
                $"deflate holds {(read == length ? "more than " : "")}{read} bytes instead of {length}");
        }

        return source.IsUsedUp ? result : throw new InvalidDataException("bytes are left over behind deflate's data");
    }
}
