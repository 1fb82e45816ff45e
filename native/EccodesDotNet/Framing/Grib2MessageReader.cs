using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace EccodesDotNet.Framing;

/// <summary>Frames a message of edition 2 and splits it into its fields: sections 2-7, 3-7 or 4-7 may repeat.</summary>
internal sealed class Grib2MessageReader
{
    private const int IndicatorLength = 16;
    private const int EndLength = 4;
    private const int SectionHeaderLength = 5;
    private const int BitmapDefinedBefore = 254;
    private const int BitmapFollows = 0;

    private static readonly int[] s_minimumLengths = [0, 21, 5, 14, 9, 11, 6, 5];

    private readonly GribSource _source;
    private readonly long _start;
    private readonly byte[] _indicator;
    private readonly GribSection?[] _current = new GribSection?[8];
    private GribSection? _lastBitmap;
    private int _fieldCount;

    private Grib2MessageReader(GribSource source, long start, byte[] indicator)
    {
        _source = source;
        _start = start;
        _indicator = indicator;
    }

    /// <summary>Adds the message's fields and returns the message's length.</summary>
    internal static long Add(
        GribSource source, long start, ReadOnlySpan<byte> head, ulong length, List<GribField> fields)
    {
        if (length > GribFraming.MaxMessageLength)
        {
            throw new GribFormatException(
                start, $"the message claims {length} bytes, at most {GribFraming.MaxMessageLength} are supported");
        }

        if (length < IndicatorLength + EndLength || start + (long)length > source.Length)
        {
            throw new GribFormatException(
                start, $"the message claims {length} bytes and the file ends after {source.Length - start}");
        }

        var end = start + (long)length - EndLength;
        GribMessageEnd.Check(source, end);
        new Grib2MessageReader(source, start, head[..IndicatorLength].ToArray()).AddFields(end, fields);
        return (long)length;
    }

    private void AddFields(long end, List<GribField> fields)
    {
        var position = _start + IndicatorLength;
        var previous = 0;
        while (position < end)
        {
            var section = ReadSection(position, end);
            CheckOrder(section, previous);
            _current[section.Number] = section;
            if (section.Number == 6)
            {
                ResolveBitmap(section);
            }
            else if (section.Number == 7)
            {
                fields.Add(Finish(section));
            }

            previous = section.Number;
            position += section.Length;
        }

        if (previous != 7)
        {
            throw new GribFormatException(end, $"the message ends after section {previous}, section 7 was expected");
        }
    }

    private GribSection ReadSection(long offset, long end)
    {
        Span<byte> head = stackalloc byte[SectionHeaderLength];
        if (end - offset < head.Length)
        {
            throw new GribFormatException(offset, $"{end - offset} bytes are left before the end of the message, a "
                + $"section of at least {SectionHeaderLength} was expected");
        }

        _source.Read(offset, head);
        var length = BinaryPrimitives.ReadUInt32BigEndian(head);
        int number = head[4];
        if (number is < 1 or > 7)
        {
            throw new GribFormatException(offset, $"section number {number} was found, 1 to 7 was expected");
        }

        return length >= s_minimumLengths[number] && length <= end - offset
            ? new GribSection(number, offset, (int)length)
            : throw new GribFormatException(offset, $"section {number} claims {length} bytes, between "
            + $"{s_minimumLengths[number]} and {end - offset} were expected");
    }

    private static void CheckOrder(GribSection section, int previous)
    {
        var isRepetition = previous == 7 && section.Number is 2 or 3 or 4;
        var isNext = section.Number == previous + 1 || (previous == 1 && section.Number == 3);
        if (!isRepetition && !isNext)
        {
            throw new GribFormatException(section.Offset, $"section {section.Number} follows section {previous}");
        }
    }

    private void ResolveBitmap(GribSection section)
    {
        Span<byte> indicator = stackalloc byte[1];
        _source.Read(section.Offset + SectionHeaderLength, indicator);
        if (indicator[0] == BitmapFollows)
        {
            _lastBitmap = section;
        }
        else if (indicator[0] == BitmapDefinedBefore)
        {
            _current[6] = _lastBitmap
                ?? throw new GribFormatException(
                section.Offset, "section 6 refers to an earlier bitmap and the message has none");
        }
    }

    private GribField Finish(GribSection data)
    {
        var sections = new List<GribSection>(7);
        for (var number = 1; number <= 7; number++)
        {
            if (_current[number] is { } section)
            {
                sections.Add(section);
            }
            else if (number != 2)
            {
                throw new GribFormatException(data.Offset, $"a field has no section {number}");
            }
        }

        return new GribField(2, _start, _fieldCount++, _indicator, sections);
    }
}
