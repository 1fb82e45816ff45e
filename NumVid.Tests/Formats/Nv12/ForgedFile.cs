using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using NumVid.Formats.Nv12.Archive;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>Takes a .nv12 file apart and puts it together again with checksums that hold, so that what was changed is
/// believed.</summary>
internal static class ForgedFile
{
    internal const string Manifest = "manifest.json";

    /// <summary>The entries in the order of the file.</summary>
    internal static List<(string Name, byte[] Content)> Read(byte[] source)
    {
        using var archive = new ZipArchive(new MemoryStream(source, writable: false));
        return [.. archive.Entries.Select(entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return (entry.FullName, content.ToArray());
        })];
    }

    /// <summary>A file of entries.</summary>
    internal static byte[] Write(IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var stream = new MemoryStream();
        var zip = new ZipWriter(stream);
        List<ZipEntryRecord> records =
            [.. entries.Select(entry => entry.Name.StartsWith("manifest", StringComparison.Ordinal)
            ? zip.AddDeflated(entry.Name, entry.Content) : zip.Add(entry.Name, entry.Content))];
        zip.WriteDirectory(records);
        zip.WriteEnd();
        return stream.ToArray();
    }

    /// <summary>The file with another manifest.</summary>
    internal static byte[] ChangeManifest(byte[] source, Action<JsonNode> change) => Write(Read(source).Select(entry =>
    {
        if (entry.Name != Manifest)
        {
            return entry;
        }

        var manifest = JsonNode.Parse(entry.Content)!;
        change(manifest);
        return (entry.Name, Encoding.UTF8.GetBytes(manifest.ToJsonString()));
    }));
}
