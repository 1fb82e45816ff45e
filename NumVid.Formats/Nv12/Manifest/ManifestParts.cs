using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.Nv12.Archive;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>The parts of a file's manifest, from large and old to small and new.</summary>
/// <remarks>Each part is at least twice as long as the next, so that there are few of them, and each commit writes
/// about as much as it changes: over n commits every segment is written again log n times.</remarks>
/// <param name="Items">The parts and their entries.</param>
/// <param name="LastChange">What the last commit changed, as a reader sees it; null in a file as opened.</param>
internal sealed record ManifestParts(
    IReadOnlyList<(ManifestPart Part, ZipEntryRecord Entry)> Items, ManifestPart? LastChange = null)
{
    /// <summary>The bytes of the largest part that is read.</summary>
    internal const int MaxBytes = 1 << 28;

    private const int MaxCount = 64;
    private const int SizeRatio = 2;

    /// <summary>The parts of a file that is not written yet.</summary>
    internal static ManifestParts None { get; } = new([]);

    /// <summary>The bytes that they take in the file, headers left out.</summary>
    internal long ByteCount => Items.Sum(item => (long)item.Entry.Length);

    /// <summary>Reads the bytes of all parts, or returns null when a checksum does not hold.</summary>
    /// <exception cref="InvalidDataException">There is none, or one is too long.</exception>
    internal static IReadOnlyList<(ZipEntryRecord Entry, byte[] Content)>? ReadAll(ZipReader archive)
    {
        var parts = new List<(ZipEntryRecord Entry, byte[] Content)>();
        var entry = archive.Find(ZipFormat.ManifestEntry(0));
        do
        {
            if (entry.ContentLength > MaxBytes || parts.Count == MaxCount)
            {
                throw new InvalidDataException(
                    $"'{entry.Name}' takes {entry.ContentLength} bytes; {MaxCount} parts of {MaxBytes} are read at "
                    + "most");
            }

            if (archive.ReadChecked(entry) is not { } content)
            {
                return null;
            }

            parts.Add((entry, content));
        }
        while (archive.Entries.TryGetValue(ZipFormat.ManifestEntry(parts.Count), out entry));
        return parts;
    }

    /// <summary>Writes the part of a commit, together with those older ones that are not long enough to stay.</summary>
    internal ManifestParts Add(ManifestPart part, ZipWriter archive)
    {
        var kept = Items.ToList();
        var content = ManifestWriter.Write(part);

        // What a reader will make of these bytes is what the writer goes on with.
        var change = ManifestReader.Read(content);
        part = change;
        var length = (long)content.Length;
        var isMerged = false;
        while (kept.Count > 0 && kept[^1].Entry.ContentLength < SizeRatio * length)
        {
            part = kept[^1].Part.Then(part);
            length += kept[^1].Entry.ContentLength;
            kept.RemoveAt(kept.Count - 1);
            isMerged = true;
        }

        var entry =
            archive.AddDeflated(ZipFormat.ManifestEntry(kept.Count), isMerged ? ManifestWriter.Write(part) : content);
        return new ManifestParts([.. kept, (part, entry)], change);
    }
}
