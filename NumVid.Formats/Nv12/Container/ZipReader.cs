using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace NumVid.Formats.Nv12.Container;

/// <summary>Reads stored entries of an archive by their place, from any number of threads at once.</summary>
internal sealed class ZipReader : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly Dictionary<string, ZipEntryRecord> _entries;

    /// <summary>Opens an archive and reads its directory.</summary>
    /// <exception cref="InvalidDataException">The file is no archive of stored entries, or damaged.</exception>
    internal ZipReader(string path)
    {
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            Length = RandomAccess.GetLength(_file);
            _entries = new ZipDirectory(_file, Length).ReadEntries();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>The bytes of the file.</summary>
    internal long Length { get; }

    /// <summary>The entries in the order of the directory.</summary>
    internal IReadOnlyCollection<ZipEntryRecord> Entries => _entries.Values;

    /// <summary>Finds an entry.</summary>
    /// <exception cref="InvalidDataException">There is none of this name.</exception>
    internal ZipEntryRecord Find(string name) => _entries.TryGetValue(name, out var entry)
        ? entry
        : throw new InvalidDataException($"the entry '{name}' is missing");

    /// <summary>Reads the content of an entry.</summary>
    /// <exception cref="InvalidDataException">The entry is damaged.</exception>
    internal byte[] Read(ZipEntryRecord entry)
    {
        var content = new byte[entry.Length];
        ReadExactly(content, ContentOffset(entry));
        return content;
    }

    /// <summary>Reads the content of an entry and checks it against the directory.</summary>
    /// <exception cref="InvalidDataException">The entry is damaged.</exception>
    internal byte[] ReadChecked(ZipEntryRecord entry)
    {
        var content = Read(entry);
        return StoredZipWriter.ChecksumOf(content) == entry.Crc32
            ? content
            : throw new InvalidDataException($"the bytes of the entry '{entry.Name}' do not have the checksum in the directory");
    }

    /// <summary>Copies the content of an entry.</summary>
    internal void CopyTo(ZipEntryRecord entry, Stream target)
    {
        var buffer = new byte[1 << 16];
        var offset = ContentOffset(entry);
        for (var left = entry.Length; left > 0;)
        {
            var part = buffer.AsSpan(0, Math.Min(left, buffer.Length));
            ReadExactly(part, offset);
            target.Write(part);
            offset += part.Length;
            left -= part.Length;
        }
    }

    /// <summary>Checks all that other programs rest on: the local header against the directory, the checksum of the content.</summary>
    /// <exception cref="InvalidDataException">They do not agree.</exception>
    internal void Check(ZipEntryRecord entry)
    {
        var expected = StoredZipWriter.LocalHeaderOf(entry);
        var found = new byte[expected.Length];
        ReadExactly(found, entry.HeaderOffset);
        if (!found.AsSpan().SequenceEqual(expected))
        {
            throw new InvalidDataException($"the header of the entry '{entry.Name}' at byte {entry.HeaderOffset} differs from what the directory says");
        }

        ReadChecked(entry);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private long ContentOffset(ZipEntryRecord entry)
    {
        Span<byte> header = stackalloc byte[ZipFormat.LocalHeaderBytes];
        ReadExactly(header, entry.HeaderOffset);
        var offset = entry.HeaderOffset + header.Length
            + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        return BinaryPrimitives.ReadUInt32LittleEndian(header) == ZipFormat.LocalHeader && offset + entry.Length <= Length
            ? offset
            : throw new InvalidDataException($"the entry '{entry.Name}' at byte {entry.HeaderOffset} is damaged");
    }

    private void ReadExactly(Span<byte> target, long offset)
    {
        while (target.Length > 0)
        {
            var read = RandomAccess.Read(_file, target, offset);
            if (read == 0)
            {
                throw new InvalidDataException($"the file ends at byte {offset}, where {target.Length} more bytes were expected");
            }

            target = target[read..];
            offset += read;
        }
    }
}
