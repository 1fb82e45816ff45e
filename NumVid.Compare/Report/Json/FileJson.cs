using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using NumVid.Compare.Inspection;

namespace NumVid.Compare.Report;

/// <summary>Prints what <c>info</c> found, for programs.</summary>
internal static class FileJsonReport
{
    private const int SchemaVersion = 1;

    /// <summary>Writes the description as JSON; numbers that JSON does not have (NaN, infinities) are strings.</summary>
    internal static void Write(TextWriter writer, FileDescription file) => JsonText.Write(writer, json =>
    {
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("file", Path.GetFileName(file.File));
        json.WriteString("format", file.Format);
        json.WriteNumber("bytes", file.Bytes);
        json.WriteStartArray("warnings");
        foreach (var warning in file.Warnings)
        {
            json.WriteStringValue(warning);
        }

        json.WriteEndArray();
        WriteDimensions(json, file.Dimensions);
        WriteAttributes(json, file.Attributes);
        json.WriteStartArray("variables");
        foreach (var variable in file.Variables)
        {
            WriteVariable(json, variable);
        }

        json.WriteEndArray();
    });

    private static void WriteDimensions(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, int>> dimensions)
    {
        json.WriteStartArray("dimensions");
        foreach (var (name, length) in dimensions)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteNumber("length", length);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAttributes(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> attributes)
    {
        json.WriteStartObject("attributes");
        foreach (var (name, value) in attributes)
        {
            json.WritePropertyName(name);
            WriteValue(json, value);
        }

        json.WriteEndObject();
    }

    private static void WriteVariable(Utf8JsonWriter json, VariableDescription variable)
    {
        json.WriteStartObject();
        json.WriteString("name", variable.Name);
        json.WriteString("type", variable.Type);
        json.WriteStartArray("dimensions");
        foreach (var name in variable.Dimensions)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteStartArray("shape");
        foreach (var length in variable.Shape)
        {
            json.WriteNumberValue(length);
        }

        json.WriteEndArray();
        json.WritePropertyName("codedBytes");
        WriteValue(json, variable.CodedBytes);
        WriteAttributes(json, variable.Attributes);
        if (variable.Storage is { } storage)
        {
            StorageJson.Write(json, storage);
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case float number when float.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case sbyte or byte or short or ushort or int or uint or long:
                json.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case ulong number:
                json.WriteNumberValue(number);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case Array array:
                json.WriteStartArray();
                foreach (var element in array)
                {
                    WriteValue(json, element);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(AttributeText.Of(value));
                break;
        }
    }
}
