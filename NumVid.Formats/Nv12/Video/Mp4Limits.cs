using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace NumVid.Formats.Nv12.Video;

/// <summary>Looks through the boxes of an MP4 file before FFmpeg does, because FFmpeg takes memory for what tables
/// promise.</summary>
/// <remarks>Allowed is what a file with one finished movie has. Fragments and compressed headers can promise millions
/// of frames in a few bytes, and no writer of gray fields makes them.</remarks>
internal static class Mp4Limits
{
    /// <summary>The most frames that a file may name.</summary>
    internal const int MaxFrames = 1 << 22;

    private const int MaxBoxes = 4096;
    private const int MaxDepth = 8;
    private const int ShortHeader = 8;
    private const int LongHeader = 16;
    private const int FullBoxHeader = 4;

    // What says how many entries follow, in boxes of that many bytes an entry.
    private static int EntryBytesOf(string type) => type switch
    {
        "stts" or "ctts" => 8,
        "stsc" or "elst" => 12,
        "stco" or "stss" or "stps" => 4,
        "co64" => 8,
        _ => 0,
    };

    /// <summary>Checks a file.</summary>
    /// <exception cref="InvalidDataException">It is not MP4, or promises more than it can hold; the message says
    /// where.</exception>
    internal static void Check(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var walk = new Walk(stream);
        walk.Run();
    }

    private sealed class Walk(FileStream stream)
    {
        private int _boxes;
        private bool _hasMovie;

        internal void Run()
        {
            Children(0, stream.Length, 0);
            if (!_hasMovie)
            {
                throw new InvalidDataException("it is not an MP4 file with a movie header");
            }
        }

        private void Children(long start, long end, int depth)
        {
            for (var at = start; at < end;)
            {
                var (type, header, size) = HeaderAt(at, end, depth);
                if (++_boxes > MaxBoxes)
                {
                    throw new InvalidDataException($"at byte {at}: it has more than {MaxBoxes} boxes");
                }

                CheckBox(type, at + header, at + size, depth);
                at += size;
            }
        }

        private (string Type, int Header, long Size) HeaderAt(long at, long end, int depth)
        {
            Span<byte> bytes = stackalloc byte[LongHeader];
            if (end - at < ShortHeader)
            {
                throw new InvalidDataException($"at byte {at}: {end - at} bytes are left, too few for a box");
            }

            bytes = bytes[..(int)Math.Min(LongHeader, end - at)];
            Read(at, bytes);
            long size = BinaryPrimitives.ReadUInt32BigEndian(bytes);
            var header = size == 1 ? LongHeader : ShortHeader;
            size = size == 0 && depth == 0 ? end - at
                : size == 1 && bytes.Length == LongHeader ? BinaryPrimitives.ReadInt64BigEndian(bytes[ShortHeader..])
                : size;
            var type = Encoding.Latin1.GetString(bytes[4..8]);
            return size >= header && size <= end - at
                ? (type, header, size)
                : throw new InvalidDataException(
                    $"at byte {at}: the box '{type}' names {size} bytes, but {end - at} are left");
        }

        private void CheckBox(string type, long start, long end, int depth)
        {
            switch (type)
            {
                case "moof" or "mvex" or "cmov" or "sidx":
                    throw new InvalidDataException(
                        $"at byte {start}: the box '{type}' is not read; one finished movie is expected");
                case "moov" or "trak" or "mdia" or "minf" or "stbl" or "edts":
                    if (depth >= MaxDepth)
                    {
                        throw new InvalidDataException($"at byte {start}: boxes are nested more than {MaxDepth} deep");
                    }

                    _hasMovie |= type == "moov";
                    Children(start, end, depth + 1);
                    break;
                case "stsz" or "stz2":
                    CheckCount(type, start, CountAt(start + FullBoxHeader + 4, end), stream.Length);
                    break;
                default:
                    if (EntryBytesOf(type) is var entry and > 0)
                    {
                        CheckCount(type, start, CountAt(start + FullBoxHeader, end), (end - start) / entry);
                    }

                    break;
            }
        }

        private uint CountAt(long at, long end)
        {
            Span<byte> bytes = stackalloc byte[4];
            if (at + bytes.Length > end)
            {
                throw new InvalidDataException($"at byte {at}: a table is cut short");
            }

            Read(at, bytes);
            return BinaryPrimitives.ReadUInt32BigEndian(bytes);
        }

        private static void CheckCount(string type, long at, uint count, long most)
        {
            if (count > Math.Min(most, MaxFrames))
            {
                throw new InvalidDataException(
                    $"at byte {at}: the table '{type}' names {count} entries, more than {Math.Min(most, MaxFrames)}");
            }
        }

        private void Read(long at, Span<byte> bytes)
        {
            stream.Position = at;
            stream.ReadExactly(bytes);
        }
    }
}
