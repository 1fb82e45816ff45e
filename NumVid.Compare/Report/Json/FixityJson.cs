using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using NumVid.Formats.Nv12;

namespace NumVid.Compare.Report;

/// <summary>Prints what a check of a .nv12 file found, for programs.</summary>
internal static class FixityJson
{
    /// <summary>Writes one object.</summary>
    internal static void Write(TextWriter writer, string path, Nv12FixityReport report) => JsonText.Write(writer, json =>
    {
        json.WriteString("file", Path.GetFileName(path));
        json.WriteBoolean("isSound", report.IsSound);
        json.WriteNumber("bytes", report.ByteCount);
        json.WriteNumber("entries", report.EntryCount);
        json.WriteStartArray("problems");
        foreach (var problem in report.Problems)
        {
            json.WriteStringValue(problem);
        }

        json.WriteEndArray();
        json.WriteStartArray("variables");
        foreach (var variable in report.Variables)
        {
            Write(json, variable);
        }

        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, Nv12VariableFixity variable)
    {
        json.WriteStartObject();
        json.WriteString("name", variable.Name);
        json.WriteBoolean("isSound", variable.Damage.Count == 0);
        json.WriteNumber("segments", variable.SegmentCount);
        json.WriteNumber("bytes", variable.ByteCount);
        json.WriteStartArray("damage");
        foreach (var damage in variable.Damage)
        {
            json.WriteStartObject();
            json.WriteString("entry", damage.Entry);
            WriteIntegers(json, "origin", damage.Origin);
            WriteIntegers(json, "shape", damage.Shape);
            json.WriteString("problem", damage.Problem);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteIntegers(Utf8JsonWriter json, string name, IEnumerable<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
