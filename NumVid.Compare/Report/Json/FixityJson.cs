using System.IO;
using System.Linq;
using NumVid.Formats.Nv12.Fixity;

namespace NumVid.Compare.Report.Json;

/// <summary>Prints what a check of a .nv12 file found, for programs.</summary>
internal static class FixityJson
{
    /// <summary>Writes one object.</summary>
    internal static void Write(TextWriter writer, string path, Nv12FixityReport report) => JsonText.Write(
        writer, new FixityDocument(
            Path.GetFileName(path), report.IsSound, report.ByteCount, report.EntryCount, report.Problems,
            [.. report.Variables.Select(FixityDocument.VariableFixity.Of)]));
}
