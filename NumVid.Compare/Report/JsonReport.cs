using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report;

/// <summary>Writes result.json.</summary>
internal static class JsonReport
{
    private static readonly JsonReportContext s_context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",

        // Variable names and units in any script stay readable; the file is never part of a web page's source.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<CellStatus>(JsonNamingPolicy.CamelCase) },
    });

    /// <summary>Writes a result as indented UTF-8; a NaN or infinity among the figures is an error, not a token.</summary>
    internal static void Write(Stream stream, ComparisonResult result)
    {
        JsonSerializer.Serialize(stream, result, s_context.ComparisonResult);
        stream.WriteByte((byte)'\n');
    }
}

/// <summary>The generated serializer: reflection would cost a tenth of a second at the first use.</summary>
[JsonSerializable(typeof(ComparisonResult))]
internal sealed partial class JsonReportContext : JsonSerializerContext;
