using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace NumVid.Formats.Nv12.Container;

/// <summary>Reads the central directory of an archive; every number in it is checked before it is used.</summary>
internal sealed class ZipDirectory(SafeFileHandle file, long fileLength)
{
    private const int MaxCommentBytes = ushort.MaxValue;

    // About ten million entries; a directory is read as a whole.
    private const long MaxDirectoryBytes = 1L << 30;

    /// <summary>Reads all entries.</summary>
    /// <exception cref="InvalidDataException">There is no directory, or it is damaged.</exception>
    internal Dictionary<string, ZipEntryRecord> ReadEntries()
    {
        var (offset, length, count) = FindDirectory();
        if (offset < 0 || length < 0 || length > MaxDirectoryBytes || offset > fileLength - length
            || count < 0 || count > length / ZipFormat.CentralHeaderBytes)
        {
            throw new InvalidDataException($"the archive's directory (at {offset}, {length} bytes, {count} entries) does not fit the file");
        }

        var directory = Read(offset, (int)length);
        var entries = new Dictionary<string, ZipEntryRecord>((int)count, StringComparer.Ordinal);
        var position = 0;
        for (var i = 0L; i < count; i++)
        {
            var entry = ReadEntry(directory, ref position);
            if (!entries.TryAdd(entry.Name, entry))
            {
                throw new InvalidDataException($"the entry '{entry.Name}' stands twice in the archive's directory");
            }
        }

        return entries;
    }

    private (long Offset, long Length, long Count) FindDirectory()
    {
        var tail = Read(Math.Max(0, fileLength - MaxCommentBytes - ZipFormat.EndRecordBytes), null);
        for (var i = tail.Length - ZipFormat.EndRecordBytes; i >= 0; i--)
        {
            var end = tail.AsSpan(i);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) == ZipFormat.EndRecord
                && BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) == end.Length - ZipFormat.EndRecordBytes)
            {
                return ReadZip64(fileLength - tail.Length + i) ?? (
                    BinaryPrimitives.ReadUInt32LittleEndian(end[16..]),
                    BinaryPrimitives.ReadUInt32LittleEndian(end[12..]),
                    BinaryPrimitives.ReadUInt16LittleEndian(end[10..]));
            }
        }

        throw new InvalidDataException("the archive has no end record; the file is cut short");
    }

    private (long Offset, long Length, long Count)? ReadZip64(long endOffset)
    {
        var locatorOffset = endOffset - ZipFormat.Zip64LocatorBytes;
        if (locatorOffset < 0)
        {
            return null;
        }

        var locator = Read(locatorOffset, ZipFormat.Zip64LocatorBytes);
        if (BinaryPrimitives.ReadUInt32LittleEndian(locator) != ZipFormat.Zip64Locator)
        {
            return null;
        }

        var offset = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
        if (offset < 0 || offset > locatorOffset - ZipFormat.Zip64EndRecordBytes)
        {
            throw new InvalidDataException($"the archive's ZIP64 end record cannot be at byte {offset}");
        }

        var record = Read(offset, ZipFormat.Zip64EndRecordBytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(record) != ZipFormat.Zip64EndRecord
            ? throw new InvalidDataException($"there is no ZIP64 end record at byte {offset}")
            : (BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)),
               BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(40)),
               BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(32)));
    }

    private ZipEntryRecord ReadEntry(byte[] directory, ref int position)
    {
        var left = directory.AsSpan(position);
        if (left.Length < ZipFormat.CentralHeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(left) != ZipFormat.CentralHeader)
        {
            throw new InvalidDataException($"the archive's directory is damaged at its byte {position}");
        }

        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(left[28..]);
        var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(left[30..]);
        var total = ZipFormat.CentralHeaderBytes + nameLength + extraLength + BinaryPrimitives.ReadUInt16LittleEndian(left[32..]);
        if (total > left.Length)
        {
            throw new InvalidDataException($"the archive's directory is cut short at its byte {position}");
        }

        position += total;
        var name = Encoding.UTF8.GetString(left.Slice(ZipFormat.CentralHeaderBytes, nameLength));
        var length = BinaryPrimitives.ReadUInt32LittleEndian(left[24..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(left[42..]);
        if (offset == ZipFormat.InZip64)
        {
            offset = ReadFarOffset(left.Slice(ZipFormat.CentralHeaderBytes + nameLength, extraLength), name);
        }

        var isStored = BinaryPrimitives.ReadUInt16LittleEndian(left[10..]) == ZipFormat.Stored
            && BinaryPrimitives.ReadUInt32LittleEndian(left[20..]) == length;
        return isStored && length <= (uint)Array.MaxLength && offset >= 0 && offset <= fileLength - length - ZipFormat.LocalHeaderBytes
            ? new ZipEntryRecord(name, BinaryPrimitives.ReadUInt32LittleEndian(left[16..]), (int)length, offset)
            : throw new InvalidDataException($"the entry '{name}' ({length} bytes at {offset}) is not stored or lies outside the file");
    }

    private static long ReadFarOffset(ReadOnlySpan<byte> extra, string name) =>
        extra.Length >= 12
        && BinaryPrimitives.ReadUInt16LittleEndian(extra) == ZipFormat.Zip64Extra
        && BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]) >= sizeof(long)
            ? BinaryPrimitives.ReadInt64LittleEndian(extra[4..])
            : throw new InvalidDataException($"the entry '{name}' lacks its ZIP64 offset");

    private byte[] Read(long offset, int? length)
    {
        var bytes = new byte[length ?? (int)(fileLength - offset)];
        for (var done = 0; done < bytes.Length;)
        {
            var read = RandomAccess.Read(file, bytes.AsSpan(done), offset + done);
            done += read > 0 ? read : throw new InvalidDataException($"the file ends at byte {offset + done}");
        }

        return bytes;
    }
}
