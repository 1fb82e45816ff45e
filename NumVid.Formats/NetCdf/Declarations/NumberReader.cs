using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace NumVid.Formats.NetCdf.Declarations;

/// <summary>Reads what <see cref="NumberWriter"/> wrote.</summary>
internal sealed class NumberReader(ReadOnlyMemory<byte> bytes)
{
    private const int BitsOfByte = 7;
    private const int BitsOfNumber = 64;

    private static readonly UTF8Encoding s_utf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int _position;

    /// <summary>The bytes that are left.</summary>
    internal int Left => bytes.Length - _position;

    /// <summary>Reads a number.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    internal ulong Read()
    {
        var value = 0UL;
        for (var shift = 0; shift < BitsOfNumber && Left > 0; shift += BitsOfByte)
        {
            var next = bytes.Span[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next <= 0x7F)
            {
                return value;
            }
        }

        throw new InvalidDataException("a number is cut short");
    }

    /// <summary>Reads a number that is not above another.</summary>
    /// <exception cref="InvalidDataException">It is.</exception>
    internal int ReadUpTo(int largest) => Read() is var value && value <= (ulong)largest ? (int)value
        : throw new InvalidDataException($"{value} was found, at most {largest} was expected");

    /// <summary>Reads a number that an int64 holds.</summary>
    /// <exception cref="InvalidDataException">It is larger.</exception>
    internal long ReadLong() => Read() is var value && value <= long.MaxValue ? (long)value
        : throw new InvalidDataException($"{value} was found, less than 2^63 was expected");

    /// <summary>Reads a number of items, each of which takes at least a byte.</summary>
    /// <exception cref="InvalidDataException">They are more than the bytes left.</exception>
    internal int ReadCount() => ReadUpTo(Left);

    /// <summary>Reads 1 or 0.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    internal bool ReadBoolean() => ReadUpTo(1) == 1;

    /// <summary>Reads a number of eight bytes.</summary>
    internal double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(ReadBytes(sizeof(double)));

    /// <summary>Reads bytes.</summary>
    /// <exception cref="InvalidDataException">They are fewer.</exception>
    internal byte[] ReadBytes(int count)
    {
        if (count > Left)
        {
            throw new InvalidDataException($"{count} bytes are claimed and {Left} are left");
        }

        _position += count;
        return bytes.Span[(_position - count).._position].ToArray();
    }

    /// <summary>Reads bytes that have their length before them.</summary>
    internal byte[] ReadCounted() => ReadBytes(ReadCount());

    /// <summary>Reads a text in UTF-8.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    internal string ReadText()
    {
        try
        {
            return s_utf8.GetString(ReadCounted());
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException("a name is not UTF-8", error);
        }
    }
}
