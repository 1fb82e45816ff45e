using System;
using System.IO;
using NumVid.Formats.Nv12.Archive;
using NumVid.Formats.Nv12.Elements;

namespace NumVid.Formats.Nv12.Exact;

/// <summary>Codes values of any type but strings as little-endian bytes, shuffled, deflated.</summary>
internal static class PlainCoder
{
    /// <summary>Encodes values.</summary>
    internal static byte[] Encode<T>(ReadOnlySpan<T> values)
    {
        var bytes = ElementBytes.AsBytes(values);
        var size = ElementBytes.SizeOf<T>();
        var shuffled = new byte[bytes.Length];
        ByteShuffle.Shuffle(bytes, shuffled, size);
        return Deflate.Compress(shuffled);
    }

    /// <summary>Decodes so many values.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static T[] Decode<T>(ReadOnlyMemory<byte> bytes, int count)
    {
        var size = ElementBytes.SizeOf<T>();
        var shuffled = Deflate.Decompress(bytes, checked(count * size));
        if (size == 1)
        {
            return ElementBytes.FromBytes<T>(shuffled);
        }

        return ElementBytes.Create<T, byte[]>(count, shuffled, static (target, shuffled) =>
            ByteShuffle.Unshuffle(shuffled, target, ElementBytes.SizeOf<T>()));
    }
}
