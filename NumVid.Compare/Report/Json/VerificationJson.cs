using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report;

/// <summary>Prints how a copy compares with its original, for programs.</summary>
internal static class VerificationJson
{
    /// <summary>Writes one object.</summary>
    internal static void Write(TextWriter writer, string original, string copy, IReadOnlyList<VerifiedVariable> variables) => JsonText.Write(writer, json =>
    {
        json.WriteString("original", Path.GetFileName(original));
        json.WriteString("copy", Path.GetFileName(copy));
        json.WriteBoolean("hasFailed", variables.Any(variable => variable.HasFailed));
        WriteVariables(json, variables);
    });

    /// <summary>Writes the array of variables.</summary>
    internal static void WriteVariables(Utf8JsonWriter json, IReadOnlyList<VerifiedVariable> variables)
    {
        json.WriteStartArray("variables");
        foreach (var variable in variables)
        {
            Write(json, variable);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, VerifiedVariable variable)
    {
        json.WriteStartObject();
        json.WriteString("name", variable.Name);
        json.WriteString("nameInCopy", variable.NameInCopy);
        json.WriteNumber("points", variable.Points);
        json.WriteBoolean("hasFailed", variable.HasFailed);
        JsonText.WriteNumber(json, "maxError", variable.MaxError);
        json.WriteStartArray("maxErrorIndex");
        foreach (var index in variable.MaxErrorIndex ?? [])
        {
            json.WriteNumberValue(index);
        }

        json.WriteEndArray();
        JsonText.WriteNumber(json, "originalValue", variable.OriginalValue);
        JsonText.WriteNumber(json, "copyValue", variable.CopyValue);
        json.WriteStartArray("bounds");
        foreach (var bound in variable.Bounds)
        {
            json.WriteStartObject();
            json.WriteString("term", bound.Term);
            json.WriteString("part", bound.Part);
            JsonText.WriteNumber(json, "limit", bound.Limit);
            JsonText.WriteNumber(json, "measured", bound.Measured);
            JsonText.WriteNumber(json, "utilisation", bound.Utilisation);
            json.WriteBoolean("isHeld", bound.IsHeld);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("problem", variable.Problem);
        json.WriteString("note", variable.Note);
        json.WriteEndObject();
    }
}
