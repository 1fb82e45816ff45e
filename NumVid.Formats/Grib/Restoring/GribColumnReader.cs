using System.IO;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>Reads what <see cref="GribColumnWriter"/> wrote.</summary>
internal sealed class GribColumnReader(byte[] bytes)
{
    private const int BitsOfByte = 7;
    private const int BitsOfNumber = 64;

    private int _position;

    /// <summary>The bytes that are left.</summary>
    internal int Left => bytes.Length - _position;

    /// <summary>Reads a number.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    internal long Read()
    {
        var value = 0UL;
        for (var shift = 0; shift < BitsOfNumber && Left > 0; shift += BitsOfByte)
        {
            var next = bytes[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next <= 0x7F)
            {
                return (long)(value >> 1) ^ -(long)(value & 1);
            }
        }

        throw new InvalidDataException("a number is cut short");
    }

    /// <summary>Reads a number in a range.</summary>
    /// <exception cref="InvalidDataException">It is outside.</exception>
    internal int Read(int minimum, int maximum) => Read() is var value && value >= minimum && value <= maximum
        ? (int)value
        : throw new InvalidDataException($"{value} was found, {minimum} to {maximum} was expected");

    /// <summary>Reads the octets of rows.</summary>
    /// <exception cref="InvalidDataException">They are fewer.</exception>
    internal byte[][] ReadOctets(int count)
    {
        var lengths = new int[count];
        var total = 0L;
        for (var i = 0; i < count; i++)
        {
            lengths[i] = Read(0, int.MaxValue);
            total += lengths[i];
        }

        if (total > Left)
        {
            throw new InvalidDataException($"rows of {total} octets are claimed and {Left} are left");
        }

        var rows = System.Array.ConvertAll(lengths, length => new byte[length]);
        foreach (var (open, place) in GribOctetOrder.Of(rows))
        {
            foreach (var row in open)
            {
                row[place] = bytes[_position++];
            }
        }

        return rows;
    }
}
