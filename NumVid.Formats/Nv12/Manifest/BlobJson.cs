using System;
using System.Text.Json;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>Where bytes stand, as the manifest says it.</summary>
internal static class BlobJson
{
    /// <summary>Writes a reference as a property, or as an item of a list where there is no name.</summary>
    internal static void Write(Utf8JsonWriter json, string? name, BlobReference blob)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        json.WriteStartObject();
        json.WriteString("entry", blob.Entry);
        if (blob.Offset > 0)
        {
            json.WriteNumber("offset", blob.Offset);
        }

        json.WriteNumber("bytes", blob.Length);
        json.WriteNumber("crc32", blob.Crc32);
        json.WriteEndObject();
    }

    /// <summary>Reads a reference.</summary>
    /// <exception cref="System.IO.InvalidDataException">It is damaged.</exception>
    internal static BlobReference Read(ManifestNode node) => new(
        node["entry"].Plain(), node.Optional("offset")?.Integer(0, Array.MaxLength) ?? 0,
        node["bytes"].Integer(0, Array.MaxLength), node["crc32"].Word());
}
