using System;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NumVid.Compare.Report;

/// <summary>How this program writes JSON: indented, names in any script readable, never part of a web page's source.</summary>
internal static class JsonText
{
    /// <summary>The options of every writer.</summary>
    internal static JsonWriterOptions Options { get; } = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes one object and a line feed.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="writeProperties">Writes the properties of the object.</param>
    internal static void Write(TextWriter writer, Action<Utf8JsonWriter> writeProperties)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            writeProperties(json);
            json.WriteEndObject();
        }

        writer.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    /// <summary>Writes a number, or null for none and for what JSON cannot say: NaN and infinities.</summary>
    internal static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
