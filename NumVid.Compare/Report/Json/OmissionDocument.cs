using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Json;

/// <summary>Something that is not in what was made.</summary>
internal sealed record OmissionDocument(
    string Source, string Kind, string? Name, int? Message, long? Offset, string Reason)
{
    /// <summary>What is told of it.</summary>
    internal static OmissionDocument Of(OmittedPart part) => new(
        part.Source, KindOf(part), part.Name, part.Message, part.Offset, part.Reason);

    private static string KindOf(OmittedPart part) =>
        part.IsMetadata ? "attribute" : part.Name is null ? "field" : "variable";
}
