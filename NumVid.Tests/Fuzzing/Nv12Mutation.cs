using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Hashing;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Frames;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Tests.Formats.Nv12;

namespace NumVid.Tests.Fuzzing;

/// <summary>Changes inside a .nv12 file whose checksums are computed anew, so that decoders see them.</summary>
internal static class Nv12Mutation
{
    internal static byte[] Apply(byte[] source, Random random)
    {
        var choice = random.Next(8);
        if (choice == 0)
        {
            return ByteMutation.Apply(source, random);
        }

        var entries = ForgedFile.Read(source);
        var manifest = JsonNode.Parse(entries.Single(entry => entry.Name == ForgedFile.Manifest).Content)!;
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

        var written = entries.Select(entry => entry.Name == ForgedFile.Manifest && choice < 7
            ? (entry.Name, Encoding.UTF8.GetBytes(manifest.ToJsonString())) : entry);
        return ForgedFile.Write(written);
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
            // What a later part of the manifest replaces has no entry any more.
            if (entries.Find(entry => entry.Name == (string)blob["entry"]!).Content is not { } content)
            {
                continue;
            }

            var offset = Math.Min((int?)blob["offset"] ?? 0, content.Length);

            // A blob with an entry of its own takes the entry's new length, so that shortened streams are decoded too.
            var isAlone = !((string)blob["entry"]!).StartsWith('p');
            var length = isAlone ? content.Length - offset : Math.Min((int)blob["bytes"]!, content.Length - offset);
            blob["bytes"] = length;
            blob["crc32"] = Crc32.HashToUInt32(content.AsSpan(offset, length));
            if (blob.Parent is JsonObject segment && segment["data"] == blob && segment["video"] is JsonObject video)
            {
                RepairFrames(video, content.AsSpan(offset, length));
            }
        }
    }

    // What a damaged stream decodes to, if it does, is what the manifest says: the stages behind the codec see it then.
    private static void RepairFrames(JsonObject video, ReadOnlySpan<byte> stream)
    {
        if (video["picture"] is not JsonArray numbers)
        {
            return; // a codec of values: no picture stands between its bytes and the values
        }

        var picture = numbers.Select(number => (int)number!).ToArray();
        var layout = new PictureLayout(picture[0], picture[1], picture[2], picture[3]);
        var samples = new ushort[layout.PictureSamples * layout.Count];
        var held = video["stream"] is JsonArray four ? four.Select(number => (int)number!).ToArray() : null;
        var geometry = layout.ToFrameGeometry((int)video["bitDepth"]!) with
        {
            Stream = held is null ? null : new StreamGeometry(held[0], held[1], held[2], held[3]),
        };
        try
        {
            CodecList.Instance.GetPictureCodec((string)video["codec"]!).CreateDecoder()
                .Decode(stream, geometry, samples);
            video["framesSha256"] = Convert.ToBase64String(LayeredDecoder.HashOf(layout.FromPictures(samples)));
        }
        catch (Exception e) when (e is InvalidDataException or VideoLibraryException)
        {
            // It does not decode, and the reader will say so.
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
