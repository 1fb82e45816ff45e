using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NumVid.Compare.Conversions;

namespace NumVid.Compare.Report;

/// <summary>Writes the receipt of a converted tree, by which originals can be signed off.</summary>
internal static class ReceiptJson
{
    private const int Version = 1;

    /// <summary>Writes one object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="format">The format of the results.</param>
    /// <param name="options">Its options, as they were given.</param>
    /// <param name="entries">What became of each file.</param>
    internal static void Write(TextWriter writer, string format, IReadOnlyDictionary<string, string> options, IReadOnlyList<ReceiptEntry> entries) =>
        JsonText.Write(writer, json =>
        {
            json.WriteNumber("receiptVersion", Version);
            json.WriteString("program", $"numvid {ProgramVersion.Text}");
            json.WriteString("format", format);
            json.WriteStartObject("options");
            foreach (var (name, value) in options)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteBoolean("isComplete", entries.All(entry => entry.Status is ReceiptStatus.Converted or ReceiptStatus.Skipped));
            json.WriteStartArray("files");
            foreach (var entry in entries)
            {
                Write(json, entry);
            }

            json.WriteEndArray();
        });

    private static void Write(Utf8JsonWriter json, ReceiptEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("status", entry.Status.ToString().ToLowerInvariant());
        json.WriteString("reason", entry.Reason);
        json.WriteString("source", entry.Source);
        json.WriteNumber("sourceBytes", entry.SourceBytes);
        json.WriteString("sourceSha256", entry.SourceChecksum);
        json.WriteString("result", entry.Result);
        JsonText.WriteNumber(json, "resultBytes", entry.ResultBytes);
        json.WriteString("resultSha256", entry.ResultChecksum);
        json.WriteStartArray("warnings");
        foreach (var warning in entry.Warnings)
        {
            json.WriteStringValue(warning);
        }

        json.WriteEndArray();
        VerificationJson.WriteVariables(json, entry.Variables);
        json.WriteEndObject();
    }
}
