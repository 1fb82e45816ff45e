using System.IO;
using System.Linq;
using System.Text.Json;
using NumVid.Formats.Model;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>The property of the manifest that describes an original.</summary>
internal static class OriginalJson
{
    /// <summary>Its name.</summary>
    internal const string Property = "original";

    private const string DataSetHash = "dataSetSha256";

    /// <summary>Writes the property, where there is an original.</summary>
    internal static void Write(Utf8JsonWriter json, StoredOriginal? original)
    {
        if (original is null)
        {
            return;
        }

        json.WriteStartObject(Property);
        json.WriteString("format", original.Format);
        json.WriteNumber("bytes", original.Length);
        json.WriteBase64String("sha256", original.Sha256);
        if (original.DataSetSha256 is { } dataSet)
        {
            json.WriteBase64String(DataSetHash, dataSet);
        }

        json.WriteStartArray("variables");
        foreach (var id in original.VariableIds)
        {
            json.WriteNumberValue(id);
        }

        json.WriteEndArray();
        json.WriteStartArray("parts");
        foreach (var (kind, count) in original.Parts)
        {
            json.WriteStartObject();
            json.WriteString("kind", kind);
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        BlobJson.Write(json, "outline", original.Outline);
        json.WriteStartArray("kept");
        foreach (var blob in original.Kept)
        {
            BlobJson.Write(json, null, blob);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads the property.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal static StoredOriginal? Read(ManifestNode root) => root.Optional(Property) is not { } node ? null
        : new StoredOriginal(
            node["format"].Plain(), node["bytes"].Whole(), node["sha256"].Hash(), node["variables"].Integers(),
            [.. node["parts"].Items().Select(
                part => new OriginalPart(part["kind"].Plain(), part["count"].Integer(0, int.MaxValue)))],
            BlobJson.Read(node["outline"]), [.. node["kept"].Items().Select(BlobJson.Read)])
        {
            DataSetSha256 = node.Optional(DataSetHash)?.Hash(),
        };
}
