using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace NumVid.Formats.NetCdf.Declarations;

/// <summary>Writes whole numbers, small ones in few bytes, and bytes between them.</summary>
internal sealed class NumberWriter
{
    private const int More = 0x80;
    private const int BitsOfByte = 7;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>What was written.</summary>
    internal ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>Adds a number: seven bits a byte, the lowest first.</summary>
    internal void Add(ulong number)
    {
        for (; number >= More; number >>= BitsOfByte)
        {
            AddByte((byte)(number | More));
        }

        AddByte((byte)number);
    }

    /// <summary>Adds a number that is not negative.</summary>
    internal void Add(long number) => Add(checked((ulong)number));

    /// <summary>Adds a number that is not negative.</summary>
    internal void Add(int number) => Add((long)number);

    /// <summary>Adds 1 or 0.</summary>
    internal void Add(bool isSo) => AddByte(isSo ? (byte)1 : (byte)0);

    /// <summary>Adds the eight bytes of a number, the lowest first.</summary>
    internal void AddDouble(double number)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.GetSpan(sizeof(double)), number);
        _bytes.Advance(sizeof(double));
    }

    /// <summary>Adds bytes.</summary>
    internal void AddBytes(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    /// <summary>Adds the length of bytes, and the bytes.</summary>
    internal void AddCounted(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        AddBytes(bytes);
    }

    /// <summary>Adds a text in UTF-8, its length before it.</summary>
    internal void AddText(string text) => AddCounted(Encoding.UTF8.GetBytes(text));

    private void AddByte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }
}
