using System.IO;
using System.Linq;
using NumVid.Compare.Inspection;

namespace NumVid.Compare.Report.Json;

/// <summary>Prints what <c>info</c> found, for programs.</summary>
internal static class FileJson
{
    private const int SchemaVersion = 1;

    /// <summary>Writes one object.</summary>
    internal static void Write(TextWriter writer, FileDescription file) => JsonText.Write(writer, new FileDocument(
        SchemaVersion, Path.GetFileName(file.File), file.Format, file.Bytes, file.Warnings,
        [.. file.Dimensions.Select(dimension => new FileDocument.Dimension(dimension.Key, dimension.Value))],
        FileDocument.AttributesOf(file.Attributes), [.. file.Variables.Select(FileDocument.FileVariable.Of)])
    {
        Original = OriginalDocument.Of(file.Original),
    });
}
