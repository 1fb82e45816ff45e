using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Json;

/// <summary>Something that is not in what was made.</summary>
internal sealed record OmissionDocument(
    string Source, string Kind, string? Name, int? Message, long? Offset, string Reason)
{
    private const string Attribute = "attribute";

    /// <summary>What is told of it.</summary>
    internal static OmissionDocument Of(OmittedPart part) => new(
        part.Source, KindOf(part), part.Name, part.Message, part.Offset, part.Reason);

    /// <summary>What it was made of.</summary>
    internal OmittedPart ToPart() => new(Source, Reason)
    {
        Name = Name,
        Message = Message,
        Offset = Offset,
        IsMetadata = Kind == Attribute,
    };

    private static string KindOf(OmittedPart part) =>
        part.IsMetadata ? Attribute : part.Name is null ? "field" : "variable";
}
