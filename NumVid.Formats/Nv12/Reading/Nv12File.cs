using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Hashing;
using System.Linq;
using System.Threading;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Archive;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Proof;

namespace NumVid.Formats.Nv12.Reading;

/// <summary>One state of a file, open for reading from any number of threads; commits make a new one.</summary>
/// <remarks>Readers retain it while they work, so that a commit can let it go without taking it from them.</remarks>
internal sealed class Nv12File
{
    private readonly string _path;
    private readonly ZipReader? _archive;
    private readonly ICodecSource _codecs;
    private readonly SegmentCache _cache;
    private bool _overwrites;
    private int _holders = 1;

    private Nv12File(
        string path, ZipReader? archive, ManifestParts parts, FileManifest manifest, ICodecSource codecs,
        SegmentCache cache)
    {
        _path = path;
        _archive = archive;
        _codecs = codecs;
        _cache = cache;
        Parts = parts;
        Manifest = manifest;
    }

    /// <summary>What the file holds.</summary>
    internal FileManifest Manifest { get; }

    /// <summary>The parts of which the manifest is made.</summary>
    internal ManifestParts Parts { get; }

    /// <summary>Whether there is a file.</summary>
    internal bool IsWritten => _archive is not null;

    /// <summary>Whether the next state may take the place of a file: of this one, or of whatever is at the
    /// path.</summary>
    internal bool MayBeOverwritten => IsWritten || _overwrites;

    /// <summary>Where the file ends for this state; 0 while there is none.</summary>
    internal long EndOffset => _archive?.EndOffset ?? 0;

    /// <summary>What a user should know of the file as a whole, or null.</summary>
    internal string? Warning => _archive is { UnfinishedByteCount: > 0 } archive
        ? $"The last {archive.UnfinishedByteCount} bytes of '{_path}' are an unfinished or damaged commit; what is "
            + "shown is the state before it."
        : null;

    /// <summary>The state of a file that is not written yet; the caller holds it until <see cref="Release"/>.</summary>
    /// <param name="path">The path that the file will have.</param>
    /// <param name="codecs">The codecs.</param>
    /// <param name="overwrites">Whether a file that is at the path may be replaced.</param>
    internal static Nv12File Unwritten(string path, ICodecSource codecs, bool overwrites) =>
        new(path, null, ManifestParts.None, FileManifest.Empty, codecs, new SegmentCache())
        {
            _overwrites = overwrites,
        };

    /// <summary>Opens the last sound state of a file; the caller holds it until <see cref="Release"/>.</summary>
    /// <exception cref="InvalidFileException">It is not a NumVid file, or damaged.</exception>
    /// <param name="path">The file.</param>
    /// <param name="codecs">The codecs.</param>
    internal static Nv12File Open(string path, ICodecSource codecs)
    {
        FileSignature.Check(path);
        return OpenArchive(path, codecs);
    }

    /// <summary>Opens a file of which parts may be damaged; the caller holds it until <see cref="Release"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="codecs">The codecs.</param>
    /// <param name="problems">Receives what is wrong with it as a whole, one sentence each.</param>
    /// <exception cref="InvalidFileException">It is not a NumVid file, or nothing of it can be read.</exception>
    internal static Nv12File OpenDamaged(string path, ICodecSource codecs, ICollection<string> problems)
    {
        try
        {
            var file = OpenArchive(path, codecs);
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

    private static Nv12File OpenArchive(string path, ICodecSource codecs)
    {
        ZipReader? archive = null;
        try
        {
            IReadOnlyList<(ZipEntryRecord Entry, byte[] Content)>? contents = null;
            archive = ZipReader.OpenLast(path, reader => (contents = ManifestParts.ReadAll(reader)) is not null);
            var parts =
                new ManifestParts([.. contents!.Select(item => (ManifestReader.Read(item.Content), item.Entry))]);
            var manifest = parts.Items.Aggregate(FileManifest.Empty, (sum, item) => sum.With(item.Part));
            manifest.CheckCounts();
            var file = new Nv12File(path, archive, parts, manifest, codecs, new SegmentCache());
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

    /// <summary>The state that a commit makes of this one.</summary>
    internal Nv12File Next(string path, ZipDirectory directory, ManifestParts parts, FileManifest manifest) =>
        new(_path, ZipReader.OpenKnown(path, directory), parts, manifest, _codecs, _cache);

    /// <summary>Whether the file still is in this state.</summary>
    internal bool IsCurrent() => _archive is null
        ? _overwrites || !File.Exists(_path)
        : File.Exists(_path) && _archive.IsLastStateOf(_path);

    /// <summary>The entries that are needed for some variables and an original, and what every file has, without the
    /// manifest.</summary>
    internal IEnumerable<ZipEntryRecord> LiveEntries(
        IEnumerable<StoredVariable> variables, StoredOriginal? original)
    {
        var names = variables.SelectMany(variable => variable.Segments)
            .SelectMany(segment => new[] { segment.Data?.Entry, segment.Layers?.Entry })
            .Concat(original?.Blobs.Select(blob => blob.Entry) ?? [])
            .Append(ZipFormat.MimeEntry).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return _archive!.Entries.Values.Where(entry => names.Contains(entry.Name)).OrderBy(entry => entry.HeaderOffset);
    }

    /// <summary>The bytes that are of use: blobs, manifest and headers, without the directory.</summary>
    internal long LiveByteCount => _archive is null ? 0
        : Manifest.Variables.Sum(variable => variable.Segments.Sum(segment => segment.ByteCount))
        + Parts.ByteCount + (Manifest.Original?.ByteCount ?? 0)
        + LiveEntries(Manifest.Variables, Manifest.Original).Sum(entry => (long)entry.HeaderLength);

    /// <summary>Says that an array cannot hold what is asked for.</summary>
    internal UnsupportedDataException TooLarge(string variableName, int[] counts) => new(
        $"'{_path}', variable '{variableName}': ({string.Join(", ", counts)}) values are more than the "
        + $"{Array.MaxLength} of an array; read it in parts.");

    /// <summary>Says that values cannot be written.</summary>
    internal UnsupportedDataException Unproven(string variableName, UnprovenSegmentException cause) => new(
        $"'{_path}', variable '{variableName}': {cause.Message}. Nothing was written; leave this variable out or "
        + "write it to another format. This is a fault of NumVid: please report it.", cause);

    /// <summary>Says that something of the file as a whole is damaged.</summary>
    internal InvalidFileException Damaged(InvalidDataException cause) =>
        new(_path, cause.Message.TrimEnd('.'), innerException: cause);

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

    /// <summary>Reads the bytes of a blob, for a variable that is told when they are damaged.</summary>
    /// <exception cref="InvalidFileException">They are damaged.</exception>
    internal byte[] ReadBlob(BlobReference blob, string variableName)
    {
        try
        {
            return Read(blob);
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
            var data = segment.Data is null ? null : Read(segment.Data);
            var values = DecodeAnew<T>(segment, data, segment.Layers is null ? null : Read(segment.Layers));
            _cache.Add(segment, values);
            return values;
        }
        catch (InvalidDataException e)
        {
            throw Damaged(segment, variableName, e);
        }
    }

    /// <summary>Begins to decode a segment for someone who checks what is made of its values.</summary>
    /// <returns>Its values, of which those that are there can be used; all of them where that is not possible.</returns>
    /// <exception cref="InvalidFileException">The segment is damaged.</exception>
    internal ArrivingValues Begin<T>(StoredSegment segment, string variableName)
    {
        try
        {
            var data = segment.Data is null ? null : Read(segment.Data);
            return (data is null ? null
                : SegmentDecoder.TryBegin<T>(segment, data, e => Damaged(segment, variableName, e)))
                ?? ArrivingValues.Of(SegmentDecoder.Decode<T>(
                    EncodedSegment.Stored(segment, data, segment.Layers is null ? null : Read(segment.Layers)), _codecs,
                    checksValues: false));
        }
        catch (InvalidDataException e)
        {
            throw Damaged(segment, variableName, e);
        }
    }

    private InvalidFileException Damaged(StoredSegment segment, string variableName, InvalidDataException cause)
    {
        var place = $"segment {segment.Number} ({segment.Data?.Entry ?? "without entry"}), points {segment.Box}: ";
        return new InvalidFileException(
            _path, place + cause.Message.TrimEnd('.'), variableName, innerException: cause);
    }

    /// <summary>Decodes a segment whose bytes are at hand, whether or not its values are too.</summary>
    /// <param name="segment">One of the segments.</param>
    /// <param name="data">The bytes of its data; null where it has none.</param>
    /// <param name="layers">The bytes of its layers; null where it has none.</param>
    /// <exception cref="InvalidDataException">The segment is damaged.</exception>
    internal T[] DecodeAnew<T>(StoredSegment segment, byte[]? data, byte[]? layers) =>
        SegmentDecoder.Decode<T>(EncodedSegment.Stored(segment, data, layers), _codecs);

    /// <summary>Takes the bytes of a blob from its entry.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="read">Reads the bytes of the blob from its entry.</param>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    internal byte[] Take(BlobReference blob, Func<ZipEntryRecord, byte[]> read)
    {
        var entry = _archive!.Find(blob.Entry);
        if (entry.IsDeflated)
        {
            throw new InvalidDataException($"the entry '{blob.Entry}' is deflated");
        }

        var bytes = read(entry);
        return Crc32.HashToUInt32(bytes) == blob.Crc32
            ? bytes
            : throw new InvalidDataException(
                $"the bytes of the entry '{blob.Entry}' do not have the checksum in the manifest");
    }

    /// <summary>Reads the bytes of a blob.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    internal byte[] Read(BlobReference blob) => Take(blob, entry => _archive!.Read(entry, blob.Offset, blob.Length));
}
