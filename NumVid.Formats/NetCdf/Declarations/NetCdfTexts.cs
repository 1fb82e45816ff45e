using System;
using System.IO;

namespace NumVid.Formats.NetCdf.Declarations;

/// <summary>Texts (NC_STRING) as bytes: of each its length plus 1, 0 where it is none, and its bytes.</summary>
internal static class NetCdfTexts
{
    /// <summary>Adds a text.</summary>
    internal static void Add(NumberWriter bytes, byte[]? text)
    {
        bytes.Add(text is null ? 0 : text.Length + 1);
        bytes.AddBytes(text);
    }

    /// <summary>Reads texts; null for one that is none.</summary>
    /// <param name="bytes">The texts.</param>
    /// <param name="count">How many there are.</param>
    /// <exception cref="InvalidDataException">There are fewer or more, or one has a zero byte in it.</exception>
    internal static byte[]?[] Read(byte[] bytes, int count)
    {
        if (count > bytes.Length)
        {
            throw new InvalidDataException($"{count} texts are claimed in {bytes.Length} bytes");
        }

        var reader = new NumberReader(bytes);
        var texts = new byte[]?[count];
        for (var i = 0; i < count; i++)
        {
            var length = reader.ReadUpTo(reader.Left + 1);
            var text = length == 0 ? null : reader.ReadBytes(length - 1);
            texts[i] = text is null || Array.IndexOf(text, (byte)0) < 0 ? text
                : throw new InvalidDataException("a text has a zero byte in it");
        }

        return reader.Left == 0 ? texts
            : throw new InvalidDataException($"{reader.Left} bytes are left behind {count} texts");
    }
}
