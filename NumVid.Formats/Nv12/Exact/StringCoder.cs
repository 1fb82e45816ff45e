using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;
using NumVid.Formats.Nv12.Archive;
using NumVid.Formats.Nv12.Elements;

namespace NumVid.Formats.Nv12.Exact;

/// <summary>Codes strings exactly: lengths (null apart from empty), then text in UTF-8, or in UTF-16 where a string
/// holds half a surrogate pair, which UTF-8 cannot.</summary>
internal static class StringCoder
{
    private const int HeaderBytes = 9;
    private const byte Utf8 = 0;
    private const byte Utf16 = 1;

    private static readonly UTF8Encoding s_utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Encodes strings.</summary>
    internal static byte[] Encode(ReadOnlySpan<string?> values)
    {
        var isUtf8 = IsWellFormed(values);
        using var lengths = new MemoryStream();
        using var text = new MemoryStream();
        foreach (var value in values)
        {
            // Half a surrogate pair must survive, so UTF-16 goes byte by byte and not through an encoder.
            var bytes = value is null ? [] : isUtf8 ? s_utf8.GetBytes(value) : Utf16Bytes(value);
            WriteInt32(lengths, value is null ? -1 : bytes.Length);
            text.Write(bytes);
        }

        var header = new byte[HeaderBytes];
        header[0] = isUtf8 ? Utf8 : Utf16;
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(1), text.Length);
        return [.. header, .. Deflate.Compress([.. lengths.ToArray(), .. text.ToArray()])];
    }

    /// <summary>Decodes so many strings.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static string?[] Decode(ReadOnlyMemory<byte> bytes, int count)
    {
        if (bytes.Length < HeaderBytes)
        {
            throw new InvalidDataException($"{bytes.Length} bytes are too few for strings");
        }

        var isUtf8 = bytes.Span[0] == Utf8;
        var textLength = BinaryPrimitives.ReadInt64LittleEndian(bytes.Span[1..]);
        if (bytes.Span[0] > Utf16 || textLength < 0 || textLength + (4L * count) > Array.MaxLength)
        {
            throw new InvalidDataException(
                $"strings of encoding {bytes.Span[0]} and {textLength} bytes cannot be read");
        }

        var plain = Deflate.Decompress(bytes[HeaderBytes..], (int)((4L * count) + textLength));
        return Split(plain, count, isUtf8);
    }

    private static string?[] Split(byte[] plain, int count, bool isUtf8)
    {
        var result = new string?[count];
        var position = 4 * count;
        for (var i = 0; i < count; i++)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(plain.AsSpan(4 * i));
            if (length < -1 || length > plain.Length - position || (!isUtf8 && length > 0 && length % 2 != 0))
            {
                throw new InvalidDataException(
                    $"string {i} in {(isUtf8 ? "UTF-8" : "UTF-16")} has length {length} of "
                    + $"{plain.Length - position} bytes that are left");
            }

            result[i] = length < 0 ? null : ToText(plain.AsSpan(position, length), isUtf8);
            position += Math.Max(length, 0);
        }

        return position == plain.Length
            ? result
            : throw new InvalidDataException("text is left over behind the last string");
    }

    private static string ToText(ReadOnlySpan<byte> bytes, bool isUtf8)
    {
        if (!isUtf8)
        {
            var characters = new char[bytes.Length / 2];
            for (var i = 0; i < characters.Length; i++)
            {
                characters[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]);
            }

            return new string(characters);
        }

        try
        {
            return s_utf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException("text is not UTF-8", e);
        }
    }

    private static byte[] Utf16Bytes(string value)
    {
        var bytes = new byte[2 * value.Length];
        for (var i = 0; i < value.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), value[i]);
        }

        return bytes;
    }

    private static bool IsWellFormed(ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!WellFormedText.Check(value))
            {
                return false;
            }
        }

        return true;
    }

    private static void WriteInt32(MemoryStream stream, int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }
}
