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
}
