using System;
using System.IO;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Reads a note; nothing of it is trusted.</summary>
internal ref struct NoteReader(ReadOnlySpan<byte> note)
{
    private ReadOnlySpan<byte> _rest = note;

    /// <summary>The bytes that are left.</summary>
    internal readonly int Left => _rest.Length;

    /// <summary>Takes one byte.</summary>
    internal byte ReadByte() => ReadBytes(1)[0];

    /// <summary>Takes bytes.</summary>
    internal ReadOnlySpan<byte> ReadBytes(long count)
    {
        if (count < 0 || count > _rest.Length)
        {
            throw Damaged($"{count} bytes are announced and {_rest.Length} are left");
        }

        var bytes = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return bytes;
    }

    /// <summary>Takes a number.</summary>
    internal ulong ReadNumber()
    {
        const int MostBits = 63;
        ulong value = 0;
        for (var shift = 0; shift <= MostBits; shift += 7)
        {
            var part = ReadByte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw Damaged("a number has too many bytes");
    }

    /// <summary>Takes a number that has a limit.</summary>
    /// <param name="most">The largest allowed.</param>
    internal int ReadCount(long most)
    {
        var value = ReadNumber();
        return most >= 0 && value <= (ulong)most && value <= int.MaxValue ? (int)value
            : throw Damaged($"{value} was found where at most {most} is possible");
    }

    /// <summary>Takes a number that may be negative.</summary>
    internal long ReadSigned()
    {
        var value = ReadNumber();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>Nothing may be left.</summary>
    internal readonly void End()
    {
        if (_rest.Length > 0)
        {
            throw Damaged($"{_rest.Length} bytes are left over");
        }
    }

    /// <summary>What is thrown about a note that cannot be.</summary>
    internal static InvalidDataException Damaged(string problem) =>
        new($"The note about a GRIB data section is damaged: {problem}.");
}
