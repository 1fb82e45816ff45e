using System;
using System.Buffers;

namespace NumVid.Formats.Nv12.Archive;

/// <summary>The CRC-32 of ZIP.</summary>
internal static class Crc32
{
    private const int BlockBytes = 1 << 16;

    /// <summary>The checksum of some bytes.</summary>
    internal static uint Of(ReadOnlySpan<byte> bytes)
    {
        // SharpZipLib takes arrays only.
        var crc = new ICSharpCode.SharpZipLib.Checksum.Crc32();
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        for (var start = 0; start < bytes.Length; start += BlockBytes)
        {
            var length = Math.Min(BlockBytes, bytes.Length - start);
            bytes.Slice(start, length).CopyTo(block);
            crc.Update(new ArraySegment<byte>(block, 0, length));
        }

        ArrayPool<byte>.Shared.Return(block);
        return (uint)crc.Value;
    }
}
