using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace NumVid.Formats.Nv12.Archive;

/// <summary>Finds the directories of a file from its end backwards: behind the last sound one may lie what a commit
/// left that did not come to its end.</summary>
internal sealed class ZipDirectorySearch
{
    private const int WindowBytes = 1 << 20;

    // About ten million entries; a directory is read as a whole.
    private const long MaxDirectoryBytes = 1L << 30;

    private const int TailBytes = ZipFormat.Zip64EndRecordBytes + ZipFormat.Zip64LocatorBytes;

    private readonly SafeFileHandle _file;
    private readonly long _fileLength;

    // Sound directories do not overlap, so that more than the file's length is never read of them; a forged file ends
    // here.
    private long _readable;

    /// <summary>Starts at the end of a file.</summary>
    internal ZipDirectorySearch(SafeFileHandle file)
    {
        _file = file;
        _fileLength = RandomAccess.GetLength(file);
        _readable = _fileLength;
    }

    /// <summary>The directories whose checksum holds, the last one first.</summary>
    /// <exception cref="InvalidDataException">A directory with a sound checksum is not as it should be.</exception>
    internal IEnumerable<ZipDirectory> Backwards()
    {
        foreach (var offset in EndRecordsBackwards())
        {
            if (TryRead(offset) is { } directory)
            {
                yield return directory;
            }
        }
    }

    private IEnumerable<long> EndRecordsBackwards()
    {
        // The usual case first, without a window: nothing lies behind the end record.
        var last = _fileLength - ZipFormat.EndBytes;
        if (last < TailBytes)
        {
            yield break;
        }

        yield return last;
        var window = new byte[WindowBytes + sizeof(uint) - 1];
        for (var end = last; end > 0;)
        {
            var start = Math.Max(0, end - WindowBytes);
            var length = (int)(end - start) + sizeof(uint) - 1;
            Read(window.AsSpan(0, length), start);
            for (var at = LastSignature(window, length); at >= 0; at = LastSignature(window, at + sizeof(uint) - 1))
            {
                yield return start + at;
            }

            end = start;
        }
    }

    private static int LastSignature(byte[] window, int length) => window.AsSpan(0, length).LastIndexOf("PK\x05\x06"u8);

    private ZipDirectory? TryRead(long endOffset)
    {
        if (endOffset < TailBytes)
        {
            return null;
        }

        var bytes = new byte[TailBytes + ZipFormat.EndBytes];
        Read(bytes, endOffset - TailBytes);
        var record = bytes.AsSpan();
        var locator = record[ZipFormat.Zip64EndRecordBytes..];
        var end = record[TailBytes..];
        var offset = BinaryPrimitives.ReadInt64LittleEndian(record[48..]);
        var length = BinaryPrimitives.ReadInt64LittleEndian(record[40..]);
        var count = BinaryPrimitives.ReadInt64LittleEndian(record[32..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != ZipFormat.EndRecord
            || BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) != ZipFormat.CommentBytes
            || !end[ZipFormat.EndRecordBytes..].StartsWith(ZipFormat.CommentStart)
            || BinaryPrimitives.ReadUInt32LittleEndian(locator) != ZipFormat.Zip64Locator
            || BinaryPrimitives.ReadUInt32LittleEndian(record) != ZipFormat.Zip64EndRecord
            || offset < 0 || length is < 0 or > MaxDirectoryBytes || offset + length != endOffset - TailBytes
            || count < 0)
        {
            return null;
        }

        _readable -= length;
        if (_readable < 0)
        {
            throw new InvalidDataException("the file holds more directories than fit into it");
        }

        var directory = new byte[length];
        Read(directory, offset);
        return IsSound(directory, bytes)
            ? new ZipDirectory(ZipDirectory.ReadEntries(directory, count, offset), offset,
                endOffset + ZipFormat.EndBytes, end.ToArray())
            : null;
    }

    private static bool IsSound(byte[] directory, ReadOnlySpan<byte> tail)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(directory);
        hash.AppendData(tail[..(TailBytes + ZipFormat.EndRecordBytes)]);
        return tail[(TailBytes + ZipFormat.EndRecordBytes)..]
            .SequenceEqual(ZipFormat.CommentOf(hash.GetHashAndReset()));
    }

    private void Read(Span<byte> target, long offset)
    {
        while (target.Length > 0)
        {
            var read = RandomAccess.Read(_file, target, offset);
            if (read == 0)
            {
                throw new InvalidDataException(
                    $"the file ends at byte {offset}, where {target.Length} more bytes were expected");
            }

            target = target[read..];
            offset += read;
        }
    }
}
