using System;
using System.Buffers.Binary;
using System.IO;

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

    private readonly ReadOnlyMemory<byte>[] _current = new ReadOnlyMemory<byte>[BitmapNumber + 1];
    private ReadOnlyMemory<byte> _lastBitmap;
    private int _position = header[7] == 2 ? Edition2Start : Edition1Start;

    /// <summary>1 or 2.</summary>
    internal int Edition => header[7];

    /// <summary>Goes on to the data section of the next field.</summary>
    /// <param name="end">The octets of the header before the data section.</param>
    /// <param name="bitmap">The section of the bitmap, where it is not in the header, or nothing.</param>
    /// <exception cref="InvalidDataException">The header is damaged.</exception>
    internal void Next(int end, ReadOnlyMemory<byte> bitmap)
    {
        if (end < _position || end > header.Length)
        {
            throw Damaged(end);
        }

        if (Edition != 2)
        {
            (_current[0], _current[BitmapNumber]) = (header.AsMemory(_position, end - _position), bitmap);
            return;
        }

        while (_position < end)
        {
            TakeSection(end);
        }

        if (!bitmap.IsEmpty)
        {
            _lastBitmap = _current[BitmapNumber] = bitmap;
        }
    }

    /// <summary>The sections of the field in front of its data section.</summary>
    internal byte[] CopySections()
    {
        var length = 0;
        foreach (var section in _current)
        {
            length += section.Length;
        }

        var (sections, at) = (new byte[length], 0);
        foreach (var section in _current)
        {
            section.CopyTo(sections.AsMemory(at));
            at += section.Length;
        }

        return sections;
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
        ReadOnlyMemory<byte> section = header.AsMemory(_position, (int)length);
        _position += (int)length;
        if (number == BitmapNumber && length > IndicatorAt)
        {
            var indicator = section.Span[IndicatorAt];
            _lastBitmap = indicator == BitmapFollows ? section : _lastBitmap;
            section = indicator == BitmapDefinedBefore && !_lastBitmap.IsEmpty ? _lastBitmap : section;
        }

        _current[number] = section;
    }

    private static InvalidDataException Damaged(int position) =>
        new($"the headers of a message are damaged at octet {position}");
}
