using System;
using System.IO;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.Zip.Compression;
using ICSharpCode.SharpZipLib.Zip.Compression.Streams;

namespace NumVid.Formats.Restoring;

/// <summary>Deflated bytes, the same on every machine.</summary>
internal static class OriginalDeflate
{
    // Deflate shrinks to 1/1032 at best.
    private const int MaxRatio = 1032;

    /// <summary>Deflates bytes.</summary>
    internal static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        using var compressed = new MemoryStream();
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, noZlibHeaderOrFooter: true);
        using (var stream = new DeflaterOutputStream(compressed, deflater) { IsStreamOwner = false })
        {
            stream.Write(bytes);
        }

        return compressed.ToArray();
    }

    /// <summary>Inflates to a known length.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static byte[] Decompress(byte[] bytes, int length)
    {
        if (length / MaxRatio > bytes.Length)
        {
            throw new InvalidDataException($"{bytes.Length} bytes of deflate cannot hold {length} bytes");
        }

        try
        {
            using var stream = new InflaterInputStream(new MemoryStream(bytes), new Inflater(noHeader: true));
            var result = new byte[length];
            stream.ReadExactly(result);
            return stream.ReadByte() < 0 ? result
                : throw new InvalidDataException($"deflate holds more than {length} bytes");
        }
        catch (Exception error) when (error is SharpZipBaseException or EndOfStreamException
            or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"{bytes.Length} bytes are no deflate of {length} bytes", error);
        }
    }
}
