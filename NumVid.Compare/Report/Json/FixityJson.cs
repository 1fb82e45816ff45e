using System.IO;
using System.Linq;
using NumVid.Compare.Inspection;

namespace NumVid.Compare.Report.Json;

/// <summary>Prints what a check of a .nv12 file found, for programs.</summary>
internal static class FixityJson
{
    /// <summary>Writes one object.</summary>
    internal static void Write(TextWriter writer, string path, CheckedFile file) => JsonText.Write(
        writer, new FixityDocument(
            Path.GetFileName(path), file.IsSound, file.Report.ByteCount, file.Report.EntryCount,
            file.Problem is { } problem ? [.. file.Report.Problems, problem] : file.Report.Problems,
            [.. file.Report.Variables.Select(FixityDocument.VariableFixity.Of)])
        {
            Original = OriginalDocument.Of(file.Original),
        });
}
