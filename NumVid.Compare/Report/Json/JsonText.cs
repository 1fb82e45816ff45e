using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Json;

/// <summary>How this program writes JSON: indented, names in any script readable, never part of a web page's
/// source.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<CellStatus>(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = ReportContext.Default.WithAddedModifier(MetricProperties.AddTo),
    };

    /// <summary>Writes a document and a line feed.</summary>
    internal static void Write<T>(TextWriter writer, T document) =>
        writer.WriteLine(JsonSerializer.Serialize(document, TypeOf<T>()));

    /// <summary>Writes a document and a line feed as UTF-8.</summary>
    internal static void Write<T>(Stream stream, T document)
    {
        JsonSerializer.Serialize(stream, document, TypeOf<T>());
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Reads a document; null where the text is <c>null</c>.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    internal static T? Read<T>(byte[] text) => JsonSerializer.Deserialize(text, TypeOf<T>());

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)s_options.GetTypeInfo(typeof(T));
}
