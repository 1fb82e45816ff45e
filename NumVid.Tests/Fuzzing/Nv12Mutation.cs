using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using NumVid.Formats.Nv12.Container;

namespace NumVid.Tests.Fuzzing;

/// <summary>Changes inside a .nv12 file whose checksums are computed anew, so that decoders see them.</summary>
internal static class Nv12Mutation
{
    private const string Manifest = "manifest.json";

    internal static byte[] Apply(byte[] source, Random random)
    {
        var choice = random.Next(8);
        if (choice == 0)
        {
            return ByteMutation.Apply(source, random);
        }

        var entries = Read(source);
        var manifest = JsonNode.Parse(entries.Single(entry => entry.Name == Manifest).Content)!;
        if (choice < 4)
        {
            ChangeValue(manifest, random);
        }
        else
        {
            var index = random.Next(1, entries.Count);
            entries[index] = (entries[index].Name, ByteMutation.Apply(entries[index].Content, random));
            Repair(manifest, entries);
        }

        var written = entries.Select(entry => entry.Name == Manifest && choice < 7
            ? (entry.Name, Encoding.UTF8.GetBytes(manifest.ToJsonString())) : entry);
        return Write(written);
    }

    private static List<(string Name, byte[] Content)> Read(byte[] source)
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

    private static byte[] Write(IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var stream = new MemoryStream();
        var zip = new ZipWriter(stream);
        List<ZipEntryRecord> records = [.. entries.Select(entry => entry.Name.StartsWith("manifest", StringComparison.Ordinal)
            ? zip.AddDeflated(entry.Name, entry.Content) : zip.Add(entry.Name, entry.Content))];
        zip.WriteDirectory(records);
        zip.WriteEnd();
        return stream.ToArray();
    }

    // One value somewhere in the manifest becomes another of its kind or of another kind.
    private static void ChangeValue(JsonNode root, Random random)
    {
        var leaves = Nodes(root).OfType<JsonValue>().ToArray();
        var leaf = leaves[random.Next(leaves.Length)];
        leaf.ReplaceWith(random.Next(10) switch
        {
            0 => JsonValue.Create(-1),
            1 => JsonValue.Create(0),
            2 => JsonValue.Create(int.MaxValue),
            3 => JsonValue.Create(long.MaxValue),
            4 => JsonValue.Create(1e300),
            5 => JsonValue.Create(string.Empty),
            6 => JsonValue.Create(true),
            7 => JsonValue.Create(1 + random.Next(100)),
            _ => leaves[random.Next(leaves.Length)].DeepClone(),
        });
    }

    private static void Repair(JsonNode manifest, List<(string Name, byte[] Content)> entries)
    {
        foreach (var blob in Nodes(manifest).OfType<JsonObject>().Where(node => node.ContainsKey("crc32")).ToArray())
        {
            var content = entries.Single(entry => entry.Name == (string)blob["entry"]!).Content;
            var offset = Math.Min((int?)blob["offset"] ?? 0, content.Length);

            // A blob with an entry of its own takes the entry's new length, so that shortened streams are decoded too.
            var isAlone = !((string)blob["entry"]!).StartsWith('p');
            var length = isAlone ? content.Length - offset : Math.Min((int)blob["bytes"]!, content.Length - offset);
            blob["bytes"] = length;
            blob["crc32"] = Crc32.Of(content.AsSpan(offset, length));
        }
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode node)
    {
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        return children.OfType<JsonNode>().SelectMany(Nodes).Prepend(node);
    }
}
