using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.Research.Science.Data;

namespace NumVid.Samples.JsonProvider;

/// <summary>What a file holds, and how it is read and written.</summary>
/// <param name="Attributes">The attributes of the dataset.</param>
/// <param name="Variables">The variables, oldest first.</param>
internal sealed record JsonFile(
    IReadOnlyList<JsonFile.Attribute> Attributes, IReadOnlyList<JsonFile.Variable> Variables)
{
    /// <summary>Reads a file.</summary>
    internal static JsonFile Read(string path)
    {
        using var stream = File.OpenRead(path);
        return JsonSerializer.Deserialize<JsonFile>(stream) ?? throw new InvalidDataException($"'{path}' is empty.");
    }

    /// <summary>Writes the file.</summary>
    internal void Write(string path)
    {
        using var stream = File.Create(path);
        JsonSerializer.Serialize(stream, this);
    }

    /// <summary>An attribute.</summary>
    internal sealed record Attribute(string Key, bool IsArray, JsonArray? Value)
    {
        /// <summary>The attributes of a variable or of a dataset, with those that are not committed yet.</summary>
        internal static Attribute[] Of(MetadataDictionary metadata) =>
            [.. metadata.AsDictionary(SchemaVersion.Recent).Select(pair => Of(pair.Key, pair.Value))];

        /// <summary>Gives it to a variable or to a dataset.</summary>
        internal void PutInto(MetadataDictionary metadata) =>
            metadata[Key] = IsArray ? Value!.ToArray() : Value?.ToArray().GetValue(0);

        private static Attribute Of(string key, object? value) => value switch
        {
            null => new(key, IsArray: false, Value: null),
            Array array => new(key, IsArray: true, JsonArray.Of(array)),
            _ => new(key, IsArray: false, JsonArray.Of(Single(value))),
        };

        private static Array Single(object value)
        {
            var array = Array.CreateInstance(value.GetType(), 1);
            array.SetValue(value, 0);
            return array;
        }
    }

    /// <summary>A variable.</summary>
    internal sealed record Variable(string[] Dimensions, IReadOnlyList<Attribute> Attributes, JsonArray Data);
}
