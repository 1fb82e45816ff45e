using System;
using System.Collections.Generic;
using System.IO;

namespace NumVid.Formats.Nv12.Codecs.Hevc;

/// <summary>Cuts an HEVC byte stream (ITU-T H.265, Annex B) at its start codes.</summary>
internal static class AnnexBUnits
{
    // A picture of the largest frame read here, not compressed at all, is smaller.
    private const int MaxUnitBytes = 1 << 28;
    private const int FirstBytes = 1 << 16;
    private const int StartBytes = 3;

    private static ReadOnlySpan<byte> StartCode => [0, 0, 1];

    /// <summary>The units one after the other, each with its start code; together they are the stream.</summary>
    /// <exception cref="InvalidDataException">It begins with something else, or a unit has no end.</exception>
    internal static IEnumerable<byte[]> Read(Stream stream)
    {
        var buffer = new byte[FirstBytes];
        var (count, searched) = (0, 0);
        while (true)
        {
            for (int next; (next = FindNext(buffer.AsSpan(0, count), searched)) > 0; searched = StartBytes)
            {
                yield return buffer[..next];
                buffer.AsSpan(next, count - next).CopyTo(buffer);
                count -= next;
            }

            searched = Math.Max(StartBytes, count - StartBytes);
            if (count == buffer.Length)
            {
                Array.Resize(ref buffer, count < MaxUnitBytes ? 2 * count : throw new InvalidDataException(
                    $"a unit of the stream has more than {MaxUnitBytes} bytes"));
            }

            var got = stream.Read(buffer, count, buffer.Length - count);
            if (got == 0)
            {
                break;
            }

            var isFirst = count < StartBytes + 1;
            count += got;
            if (isFirst && count > StartBytes && !BeginsUnit(buffer))
            {
                throw new InvalidDataException("the stream does not begin with a start code");
            }
        }

        if (count > 0)
        {
            yield return buffer[..count];
        }
    }

    // A zero before the start code belongs to it.
    private static int FindNext(ReadOnlySpan<byte> bytes, int from)
    {
        if (from < StartBytes || from >= bytes.Length)
        {
            return 0;
        }

        var at = bytes[from..].IndexOf(StartCode);
        return at < 0 ? 0 : from + at - (at > 0 && bytes[from + at - 1] == 0 ? 1 : 0);
    }

    private static bool BeginsUnit(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(StartCode) || (bytes[0] == 0 && bytes[1..].StartsWith(StartCode));
}
