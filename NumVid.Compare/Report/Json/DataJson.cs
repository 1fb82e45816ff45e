using System.IO;
using NumVid.Compare.Inspection;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Report.Json;

/// <summary>Prints values for programs.</summary>
internal static class DataJson
{
    private const int SchemaVersion = 1;

    /// <summary>Writes one object.</summary>
    internal static void Write(TextWriter writer, SlicedVariable data) => JsonText.Write(writer, new DataDocument(
        SchemaVersion, Path.GetFileName(data.File), data.Name, TypeName.Of(data.Type), data.Dimensions,
        data.Slice.Origin, data.Slice.Stride, data.Slice.Count,
        FileDocument.AttributesOf(data.Attributes), new AttributeValue(data.Values)));
}
