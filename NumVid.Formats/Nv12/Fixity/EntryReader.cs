using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.Nv12.Archive;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Reading;

namespace NumVid.Formats.Nv12.Fixity;

/// <summary>Reads the entries of a file once each, as strictly as other programs do, for all segments that lie in
/// them.</summary>
/// <remarks>For any number of threads. What is found damaged is read again as a reader of values does, who may not be
/// concerned.</remarks>
internal sealed class EntryReader
{
    private readonly Nv12File _file;
    private readonly Dictionary<string, SharedEntry> _shared;

    /// <summary>Starts with nothing read.</summary>
    internal EntryReader(Nv12File file)
    {
        _file = file;
        _shared = file.Manifest.Variables.SelectMany(variable => variable.Segments).SelectMany(BlobsOf)
            .Where(blob => file.Archive.Entries.TryGetValue(blob.Entry, out var entry) && !IsWhole(blob, entry))
            .GroupBy(blob => blob.Entry)
            .ToDictionary(blobs => blobs.Key, blobs => new SharedEntry(
                file.Archive, file.Archive.Entries[blobs.Key], blobs.Count()));
    }

    /// <summary>The blobs of a segment.</summary>
    internal static IEnumerable<BlobReference> BlobsOf(StoredSegment segment) =>
        new[] { segment.Data, segment.Layers }.OfType<BlobReference>();

    /// <summary>Whether a blob is all that an entry holds, so that the entry is checked with its segment.</summary>
    internal static bool IsWhole(BlobReference blob, ZipEntryRecord entry) =>
        blob.Offset == 0 && blob.Length == entry.Length;

    /// <summary>The bytes of a blob, each of which is asked for once.</summary>
    /// <exception cref="InvalidDataException">They are damaged, or the entry is that they are alone in.</exception>
    internal byte[] Read(BlobReference blob) => _file.Take(blob, entry => IsWhole(blob, entry)
        ? _file.Archive.ReadStrictly(entry)
        : _shared[entry.Name].Take(blob.Offset, blob.Length));

    /// <summary>What is wrong with an entry as a whole, without a stop; null when it is sound.</summary>
    internal string? ProblemOf(ZipEntryRecord entry) =>
        _shared.GetValueOrDefault(entry.Name, new SharedEntry(_file.Archive, entry, 0)).FindProblem();
}
