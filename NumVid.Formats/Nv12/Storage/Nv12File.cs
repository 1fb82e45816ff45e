using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Coding;
using NumVid.Formats.Nv12.Container;

namespace NumVid.Formats.Nv12.Storage;

/// <summary>One state of a file, open for reading from any number of threads; commits make a new one.</summary>
/// <remarks>Readers retain it while they work, so that a commit can let it go without taking it from them.</remarks>
internal sealed class Nv12File
{
    private readonly string _path;
    private readonly ZipReader? _archive;
    private readonly IFrameCodecSource _codecs;
    private readonly SegmentCache _cache = new();
    private int _holders = 1;

    private Nv12File(string path, ZipReader? archive, Manifest manifest, IFrameCodecSource codecs)
    {
        _path = path;
        _archive = archive;
        _codecs = codecs;
        Manifest = manifest;
    }

    /// <summary>What the file holds.</summary>
    internal Manifest Manifest { get; }

    /// <summary>The state of a file that is not written yet; the caller holds it until <see cref="Release"/>.</summary>
    /// <param name="path">The path that the file will have.</param>
    /// <param name="codecs">The codecs.</param>
    internal static Nv12File Unwritten(string path, IFrameCodecSource codecs) => new(path, null, Manifest.Empty, codecs);

    /// <summary>Opens a file; the caller holds it until <see cref="Release"/>.</summary>
    /// <exception cref="InvalidFileException">It is not a NumVid file, or damaged.</exception>
    /// <param name="path">The file.</param>
    /// <param name="codecs">The codecs.</param>
    /// <param name="shownPath">The path for messages, where the file is about to move; null when it is not.</param>
    internal static Nv12File Open(string path, IFrameCodecSource codecs, string? shownPath = null)
    {
        FileSignature.Check(path);
        return OpenArchive(path, codecs, shownPath ?? path);
    }

    /// <summary>Opens a file of which parts may be damaged; the caller holds it until <see cref="Release"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="codecs">The codecs.</param>
    /// <param name="problems">Receives what is wrong with it as a whole, one sentence each.</param>
    /// <exception cref="InvalidFileException">It is not a NumVid file, or nothing of it can be read.</exception>
    internal static Nv12File OpenDamaged(string path, IFrameCodecSource codecs, ICollection<string> problems)
    {
        try
        {
            var file = OpenArchive(path, codecs, path);
            if (!FileSignature.IsFoundIn(path))
            {
                problems.Add("The first bytes, by which other programs know the file, are damaged.");
            }

            return file;
        }
        catch (InvalidFileException)
        {
            FileSignature.Check(path);
            throw;
        }
    }

    private static Nv12File OpenArchive(string path, IFrameCodecSource codecs, string shownPath)
    {
        ZipReader? archive = null;
        try
        {
            archive = new ZipReader(path);
            var entry = archive.Find(ZipFormat.ManifestEntry);
            var manifest = entry.Length <= ManifestReader.MaxBytes
                ? ManifestReader.Read(archive.ReadChecked(entry))
                : throw new InvalidDataException($"the manifest takes {entry.Length} bytes, more than {ManifestReader.MaxBytes}");
            var file = new Nv12File(shownPath, archive, manifest, codecs);
            archive = null;
            return file;
        }
        catch (InvalidDataException e)
        {
            throw new InvalidFileException(path, e.Message.TrimEnd('.'), innerException: e);
        }
        finally
        {
            archive?.Dispose();
        }
    }

    /// <summary>The archive of a file that is written.</summary>
    internal ZipReader Archive => _archive!;

    /// <summary>Becomes a further holder, unless the file was let go already.</summary>
    internal bool TryRetain()
    {
        for (var holders = Volatile.Read(ref _holders); holders > 0; holders = Volatile.Read(ref _holders))
        {
            if (Interlocked.CompareExchange(ref _holders, holders + 1, holders) == holders)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Stops holding the file; the last holder closes it.</summary>
    internal void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            _archive?.Dispose();
        }
    }

    /// <summary>Copies an entry to an archive that is being written.</summary>
    /// <exception cref="InvalidFileException">The entry is damaged.</exception>
    internal void Copy(BlobReference blob, StoredZipWriter target, string variableName)
    {
        try
        {
            target.Copy(_archive!.Find(blob.Entry), _archive);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidFileException(_path, e.Message.TrimEnd('.'), variableName, innerException: e);
        }
    }

    /// <summary>Decodes a segment; the caller must not change the values.</summary>
    /// <exception cref="InvalidFileException">The segment is damaged; other segments stay readable.</exception>
    internal T[] Decode<T>(StoredSegment segment, string variableName)
    {
        if (_cache.Find(segment) is T[] cached)
        {
            return cached;
        }

        try
        {
            var values = DecodeAnew<T>(segment);
            _cache.Add(segment, values);
            return values;
        }
        catch (InvalidDataException e)
        {
            var place = $"segment {segment.Data?.Entry ?? "without entry"}, points {segment.Box}: ";
            throw new InvalidFileException(_path, place + e.Message.TrimEnd('.'), variableName, innerException: e);
        }
    }

    /// <summary>Decodes a segment from the file, whether or not its values are at hand.</summary>
    /// <exception cref="InvalidDataException">The segment is damaged.</exception>
    internal T[] DecodeAnew<T>(StoredSegment segment) =>
        SegmentDecoder.Decode<T>(segment, Read(segment.Data), Read(segment.Layers), _codecs);

    private ReadOnlyMemory<byte> Read(BlobReference? blob)
    {
        if (blob is null)
        {
            return default;
        }

        var entry = _archive!.Find(blob.Entry);
        if (entry.Length != blob.Length)
        {
            throw new InvalidDataException($"the entry '{blob.Entry}' has {entry.Length} bytes instead of {blob.Length}");
        }

        var bytes = _archive.Read(entry);
        return SHA256.HashData(bytes).AsSpan().SequenceEqual(blob.Sha256)
            ? bytes
            : throw new InvalidDataException($"the bytes of the entry '{blob.Entry}' do not have the checksum in the manifest");
    }
}
