using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>Goes through the header of a message, field by field.</summary>
/// <param name="header">All octets of the message but its data sections, and but bitmaps that are made.</param>
internal sealed class GribHeaderWalk(byte[] header)
{
    private const int Edition1Start = 8;
    private const int Edition2Start = 16;
    private const int SectionHeaderLength = 5;
    private const int IndicatorAt = 5;
    private const int BitmapNumber = 6;
    private const byte BitmapFollows = 0;
    private const byte BitmapDefinedBefore = 254;

    private readonly byte[]?[] _current = new byte[]?[BitmapNumber + 1];
    private byte[]? _lastBitmap;
    private int _position = header[7] == 2 ? Edition2Start : Edition1Start;

    /// <summary>1 or 2.</summary>
    internal int Edition => header[7];

    /// <summary>The sections of the next field in front of its data section.</summary>
    /// <param name="end">The octets of the header before the data section.</param>
    /// <param name="bitmap">The section of the bitmap, where it is not in the header, or null.</param>
    /// <exception cref="InvalidDataException">The header is damaged.</exception>
    internal byte[] Next(int end, byte[]? bitmap)
    {
        if (end < _position || end > header.Length)
        {
            throw Damaged(end);
        }

        if (Edition != 2)
        {
            return [.. header.AsSpan(_position, end - _position), .. bitmap ?? []];
        }

        while (_position < end)
        {
            TakeSection(end);
        }

        if (bitmap is not null)
        {
            _lastBitmap = _current[BitmapNumber] = bitmap;
        }

        return [.. _current.OfType<byte[]>().SelectMany(section => section)];
    }

    private void TakeSection(int end)
    {
        var length = end - _position < SectionHeaderLength ? 0
            : BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(_position));
        if (length < SectionHeaderLength || length > end - _position || header[_position + 4] > BitmapNumber)
        {
            throw Damaged(_position);
        }

        int number = header[_position + 4];
        var section = header.AsSpan(_position, (int)length).ToArray();
        _position += (int)length;
        if (number == BitmapNumber && length > IndicatorAt)
        {
            _lastBitmap = section[IndicatorAt] == BitmapFollows ? section : _lastBitmap;
            section = section[IndicatorAt] == BitmapDefinedBefore ? _lastBitmap ?? section : section;
        }

        _current[number] = section;
    }

    private static InvalidDataException Damaged(int position) =>
        new($"the headers of a message are damaged at octet {position}");
}
