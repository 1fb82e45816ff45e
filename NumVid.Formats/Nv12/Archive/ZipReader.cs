using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;

namespace NumVid.Formats.Nv12.Archive;

// Why so: docs/decisions/0021-own-zip-reader.md
/// <summary>Reads entries of one state of an archive by their place, from any number of threads at once.</summary>
/// <remarks>A later commit changes no byte before <see cref="EndOffset"/>, and one that writes a new file leaves the
/// open one as it is: the state lasts as long as this object.</remarks>
internal sealed class ZipReader : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly ZipDirectory _directory;

    private ZipReader(SafeFileHandle file, ZipDirectory directory)
    {
        _file = file;
        _directory = directory;
    }

    /// <summary>The entries by name.</summary>
    internal IReadOnlyDictionary<string, ZipEntryRecord> Entries => _directory.Entries;

    /// <summary>Where the end record of this state ends; a writer goes on there.</summary>
    internal long EndOffset => _directory.EndOffset;

    /// <summary>The bytes behind <see cref="EndOffset"/> when the file was opened: an unfinished commit.</summary>
    internal long UnfinishedByteCount { get; private init; }

    /// <summary>How many bytes were read of entries so far, by all readers of this process; for tests.</summary>
    internal static long ReadByteCount => System.Threading.Interlocked.Read(ref s_readByteCount);

    private static long s_readByteCount;

    /// <summary>Opens the last sound state of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isSound">Whether what else a state needs is sound; the next older one is tried if not.</param>
    /// <exception cref="InvalidDataException">The file has no sound state.</exception>
    internal static ZipReader OpenLast(string path, Func<ZipReader, bool> isSound)
    {
        var file = OpenFile(path);
        try
        {
            var length = RandomAccess.GetLength(file);
            foreach (var directory in new ZipDirectorySearch(file).Backwards())
            {
#pragma warning disable CA2000 // All readers of the search share the file, which the last of them keeps.
                var reader = new ZipReader(file, directory) { UnfinishedByteCount = length - directory.EndOffset };
#pragma warning restore CA2000
                if (isSound(reader))
                {
                    return reader;
                }
            }

            throw new InvalidDataException(
                "the archive has no directory whose checksum holds; the file is cut short or damaged");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens the state that a writer has just written.</summary>
    internal static ZipReader OpenKnown(string path, ZipDirectory directory) => new(OpenFile(path), directory);

    /// <summary>Whether a file's last state is this one.</summary>
    internal bool IsLastStateOf(string path)
    {
        using var file = OpenFile(path);
        foreach (var directory in new ZipDirectorySearch(file).Backwards())
        {
            return directory.EndOffset == EndOffset && directory.End.AsSpan().SequenceEqual(_directory.End);
        }

        return false;
    }

    /// <summary>Finds an entry.</summary>
    /// <exception cref="InvalidDataException">There is none of this name.</exception>
    internal ZipEntryRecord Find(string name) => Entries.TryGetValue(name, out var entry)
        ? entry
        : throw new InvalidDataException($"the entry '{name}' is missing");

    /// <summary>Reads the content of an entry, or null when it does not have the checksum in the directory.</summary>
    /// <exception cref="InvalidDataException">The entry is damaged.</exception>
    internal byte[]? ReadChecked(ZipEntryRecord entry)
    {
        var bytes = Read(entry, 0, entry.Length);
        var content = entry.IsDeflated ? Deflate.Decompress(bytes, entry.ContentLength) : bytes;
        return Crc32.HashToUInt32(content) == entry.Crc32 ? content : null;
    }

    /// <summary>Reads a part of a stored entry.</summary>
    /// <exception cref="InvalidDataException">The entry is damaged or has no such part.</exception>
    internal byte[] Read(ZipEntryRecord entry, int start, int length)
    {
        if (start < 0 || length < 0 || start > entry.Length - length)
        {
            throw new InvalidDataException(
                $"bytes {start} to {(long)start + length} are not in the entry '{entry.Name}' of {entry.Length} bytes");
        }

        var content = new byte[length];
        ReadExactly(content, ContentOffset(entry) + start);
        return content;
    }

    private static SafeFileHandle OpenFile(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Reads the content of an entry and checks all that other programs rest on: the local header against the
    /// directory, the checksum of the content.</summary>
    /// <exception cref="InvalidDataException">They do not agree.</exception>
    internal byte[] ReadStrictly(ZipEntryRecord entry)
    {
        var expected = ZipWriter.LocalHeaderOf(entry);
        var found = new byte[expected.Length];
        ReadExactly(found, entry.HeaderOffset);
        if (!found.AsSpan().SequenceEqual(expected))
        {
            throw new InvalidDataException(
                $"the header of the entry '{entry.Name}' at byte {entry.HeaderOffset} differs from what the directory "
                + "says");
        }

        return ReadChecked(entry)
            ?? throw new InvalidDataException(
                $"the bytes of the entry '{entry.Name}' do not have the checksum in the directory");
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private long ContentOffset(ZipEntryRecord entry)
    {
        Span<byte> header = stackalloc byte[ZipFormat.LocalHeaderBytes];
        ReadExactly(header, entry.HeaderOffset);
        var offset = entry.HeaderOffset + header.Length
            + BinaryPrimitives.ReadUInt16LittleEndian(header[26..])
            + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        return BinaryPrimitives.ReadUInt32LittleEndian(header) == ZipFormat.LocalHeader
            && offset + entry.Length <= _directory.Offset
            ? offset
            : throw new InvalidDataException($"the entry '{entry.Name}' at byte {entry.HeaderOffset} is damaged");
    }

    private void ReadExactly(Span<byte> target, long offset)
    {
        System.Threading.Interlocked.Add(ref s_readByteCount, target.Length);
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
