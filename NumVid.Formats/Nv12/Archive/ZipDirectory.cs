using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace NumVid.Formats.Nv12.Archive;

/// <summary>The central directory that one end record names; every number in it is checked before it is used.</summary>
/// <param name="Entries">The entries by name.</param>
/// <param name="Offset">Where the directory starts; all entries lie before it.</param>
/// <param name="EndOffset">Where the end record ends.</param>
/// <param name="End">The end record with its comment, which names this state of the file.</param>
internal sealed record ZipDirectory(
    IReadOnlyDictionary<string, ZipEntryRecord> Entries, long Offset, long EndOffset, byte[] End)
{
    /// <summary>Reads the entries of a directory.</summary>
    /// <param name="directory">The bytes of the directory.</param>
    /// <param name="count">The entries that it should have.</param>
    /// <param name="limit">Where the directory starts.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal static Dictionary<string, ZipEntryRecord> ReadEntries(ReadOnlySpan<byte> directory, long count, long limit)
    {
        if (count > directory.Length / ZipFormat.CentralHeaderBytes)
        {
            throw new InvalidDataException(
                $"the archive's directory of {directory.Length} bytes cannot hold {count} entries");
        }

        var entries = new Dictionary<string, ZipEntryRecord>((int)count, StringComparer.Ordinal);
        var position = 0;
        for (var i = 0L; i < count; i++)
        {
            var entry = ReadEntry(directory, ref position, limit);
            if (!entries.TryAdd(entry.Name, entry))
            {
                throw new InvalidDataException($"the entry '{entry.Name}' stands twice in the archive's directory");
            }
        }

        return entries;
    }

    private static ZipEntryRecord ReadEntry(ReadOnlySpan<byte> directory, ref int position, long limit)
    {
        var left = directory[position..];
        if (left.Length < ZipFormat.CentralHeaderBytes
            || BinaryPrimitives.ReadUInt32LittleEndian(left) != ZipFormat.CentralHeader)
        {
            throw new InvalidDataException($"the archive's directory is damaged at its byte {position}");
        }

        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(left[28..]);
        var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(left[30..]);
        var total = ZipFormat.CentralHeaderBytes + nameLength + extraLength
            + BinaryPrimitives.ReadUInt16LittleEndian(left[32..]);
        if (total > left.Length)
        {
            throw new InvalidDataException($"the archive's directory is cut short at its byte {position}");
        }

        position += total;
        var name = Encoding.UTF8.GetString(left.Slice(ZipFormat.CentralHeaderBytes, nameLength));
        var method = BinaryPrimitives.ReadUInt16LittleEndian(left[10..]);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(left[20..]);
        var contentLength = BinaryPrimitives.ReadUInt32LittleEndian(left[24..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(left[42..]);
        if (offset == ZipFormat.InZip64)
        {
            offset = ReadFarOffset(left.Slice(ZipFormat.CentralHeaderBytes + nameLength, extraLength), name);
        }

        var isSound = method == ZipFormat.Stored ? length == contentLength : method == ZipFormat.Deflated;
        return isSound && length <= (uint)Array.MaxLength && contentLength <= (uint)Array.MaxLength
            && offset >= 0 && offset <= limit - length - ZipFormat.LocalHeaderBytes
            ? new ZipEntryRecord(
                name, BinaryPrimitives.ReadUInt32LittleEndian(left[16..]), (int)length, (int)contentLength,
                method == ZipFormat.Deflated, offset)
            : throw new InvalidDataException(
                $"the entry '{name}' (method {method}, {length} bytes at {offset}) is none of ours or lies outside "
                + "the file");
    }

    private static long ReadFarOffset(ReadOnlySpan<byte> extra, string name) =>
        extra.Length >= 12
        && BinaryPrimitives.ReadUInt16LittleEndian(extra) == ZipFormat.Zip64Extra
        && BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]) >= sizeof(long)
            ? BinaryPrimitives.ReadInt64LittleEndian(extra[4..])
            : throw new InvalidDataException($"the entry '{name}' lacks its ZIP64 offset");
}
