using System;
using System.Collections.Generic;

namespace EccodesDotNet.Framing;

/// <summary>Frames a message of edition 1: indicator, sections 1 to 4, <c>7777</c>.</summary>
internal static class Grib1MessageReader
{
    private const int IndicatorLength = 8;
    private const int EndLength = 4;
    private const int GridFlag = 0x80;
    private const int BitmapFlag = 0x40;

    // Messages over 8 MiB set this bit and count in units of 120 bytes; section 4 then holds the correction.
    private const int LargeMessageFlag = 0x800000;
    private const int LargeMessageUnit = 120;

    private static readonly int[] s_minimumLengths = [0, 28, 32, 6, 11];

    /// <summary>Adds the message's field and returns the message's length.</summary>
    internal static long Add(GribSource source, long start, ReadOnlySpan<byte> head, List<GribField> fields)
    {
        var coded = GribFraming.ReadUInt24(head[4..]);
        var limit =
            Math.Min(source.Length, start + ((coded & LargeMessageFlag) != 0 ? GribFraming.MaxMessageLength : coded));
        var sections = new List<GribSection>(4) { ReadSection(source, 1, start + IndicatorLength, limit) };
        var flags = ReadByte(source, sections[0].Offset + 7);
        AddSection(source, sections, 2, (flags & GridFlag) != 0, limit);
        AddSection(source, sections, 3, (flags & BitmapFlag) != 0, limit);
        var dataOffset = sections[^1].Offset + sections[^1].Length;
        var (dataLength, total) = Measure(source, start, coded, dataOffset);
        sections.Add(new GribSection(4, dataOffset, dataLength));
        CheckEnd(source, start, total);
        fields.Add(new GribField(1, start, 0, head[..IndicatorLength].ToArray(), sections));
        return total;
    }

    private static void AddSection(
        GribSource source, List<GribSection> sections, int number, bool isPresent, long limit)
    {
        if (isPresent)
        {
            sections.Add(ReadSection(source, number, sections[^1].Offset + sections[^1].Length, limit));
        }
    }

    private static (int DataLength, long Total) Measure(GribSource source, long start, int coded, long dataOffset)
    {
        var claimed = ReadLength(source, dataOffset);
        long total = coded;
        if ((coded & LargeMessageFlag) != 0 && claimed < LargeMessageUnit)
        {
            total = ((long)(coded & ~LargeMessageFlag) * LargeMessageUnit) - claimed + EndLength;
            claimed = checked((int)Math.Min(int.MaxValue, start + total - EndLength - dataOffset));
        }

        if (claimed < s_minimumLengths[4] || dataOffset + claimed + EndLength > start + total)
        {
            throw new GribFormatException(
                dataOffset, $"section 4 claims {claimed} bytes, which do not fit its message of {total} bytes");
        }

        // Sections in front of the end marker may be padded; the data section then takes the padding.
        return (checked((int)(start + total - EndLength - dataOffset)), total);
    }

    private static GribSection ReadSection(GribSource source, int number, long offset, long limit)
    {
        var length = ReadLength(source, offset);
        return length >= s_minimumLengths[number] && offset + length <= limit
            ? new GribSection(number, offset, length)
            : throw new GribFormatException(offset, $"section {number} claims {length} bytes, between "
            + $"{s_minimumLengths[number]} and {Math.Max(0, limit - offset)} were expected");
    }

    private static void CheckEnd(GribSource source, long start, long total)
    {
        if (start + total > source.Length)
        {
            throw new GribFormatException(
                start, $"the message claims {total} bytes and the file ends after {source.Length - start}");
        }

        GribMessageEnd.Check(source, start + total - EndLength);
    }

    private static int ReadLength(GribSource source, long offset)
    {
        Span<byte> bytes = stackalloc byte[3];
        source.Read(offset, bytes);
        return GribFraming.ReadUInt24(bytes);
    }

    private static byte ReadByte(GribSource source, long offset)
    {
        Span<byte> value = stackalloc byte[1];
        source.Read(offset, value);
        return value[0];
    }
}
