using System;
using System.Buffers;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Collects the bytes of a note.</summary>
internal sealed class NoteWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>The bytes so far.</summary>
    internal int Length => _bytes.WrittenCount;

    /// <summary>The note.</summary>
    internal byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    /// <summary>Adds the bytes of another and their number, but for zeros at the end, which a reader of bits makes up
    /// itself.</summary>
    internal void WriteCounted(NoteWriter bits)
    {
        var bytes = bits._bytes.WrittenSpan.TrimEnd((byte)0);
        WriteNumber((ulong)bytes.Length);
        WriteBytes(bytes);
    }

    /// <summary>Adds bytes as they are.</summary>
    internal void WriteBytes(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    /// <summary>Adds one byte.</summary>
    internal void WriteByte(byte value) => WriteBytes([value]);

    /// <summary>Adds a number in groups of seven bits, the lowest first.</summary>
    internal void WriteNumber(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            WriteByte((byte)(value | 0x80));
        }

        WriteByte((byte)value);
    }

    /// <summary>Adds a number that may be negative: 0, -1, 1, -2, ... are 0, 1, 2, 3, ...</summary>
    internal void WriteSigned(long value) => WriteNumber((ulong)((value << 1) ^ (value >> 63)));
}
