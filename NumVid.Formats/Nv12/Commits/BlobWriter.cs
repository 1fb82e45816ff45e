using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.IO.Hashing;
using NumVid.Formats.Nv12.Archive;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>Writes the blobs of segments: large ones and videos as entries of their own, small ones together.</summary>
/// <remarks>An entry costs about 100 bytes in headers, and 56 again in the directory of every later commit; the layers
/// of a small segment are often shorter than that.</remarks>
internal sealed class BlobWriter(ZipWriter archive, int nextPack)
{
    private const int MaxPackedBytes = 1 << 15;
    private const int PackBytes = 1 << 20;

    private readonly ArrayBufferWriter<byte> _pack = new();

    /// <summary>The number of the next entry with small blobs.</summary>
    internal int NextPack { get; private set; } = nextPack;

    /// <summary>The entries that were written.</summary>
    internal List<ZipEntryRecord> Entries { get; } = [];

    /// <summary>Writes a blob.</summary>
    /// <param name="entry">The name of its entry if it gets one.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="standsAlone">Whether it needs an entry, whatever its size.</param>
    internal BlobReference Add(string entry, ReadOnlySpan<byte> content, bool standsAlone)
    {
        var crc = Crc32.HashToUInt32(content);
        if (standsAlone || content.Length > MaxPackedBytes)
        {
            Entries.Add(archive.Add(entry, content));
            return new BlobReference(entry, 0, content.Length, crc);
        }

        if (_pack.WrittenCount + content.Length > PackBytes)
        {
            Flush();
        }

        var reference = new BlobReference(PackName, _pack.WrittenCount, content.Length, crc);
        _pack.Write(content);
        return reference;
    }

    /// <summary>Writes the small blobs that wait.</summary>
    internal void Flush()
    {
        if (_pack.WrittenCount > 0)
        {
            Entries.Add(archive.Add(PackName, _pack.WrittenSpan));
            _pack.ResetWrittenCount();
            NextPack++;
        }
    }

    private string PackName => string.Create(CultureInfo.InvariantCulture, $"p{NextPack}");
}
