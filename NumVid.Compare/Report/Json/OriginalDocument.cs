using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Model;

namespace NumVid.Compare.Report.Json;

/// <summary>The original that a .nv12 file can be made into again.</summary>
internal sealed record OriginalDocument(
    string Format, long Bytes, string Sha256, string? DatasetSha256, long KeptBytes,
    IReadOnlyList<OriginalDocument.Part> Parts)
{
    /// <summary>Fields of it that are made in one way.</summary>
    internal sealed record Part(string Kind, int Count);

    /// <summary>What is said of an original; null for none.</summary>
    internal static OriginalDocument? Of(StoredOriginalFile? original) => original is null ? null : new(
        original.Format, original.Length, original.Sha256, original.DataSetSha256, original.KeptByteCount,
        [.. original.Parts.Select(part => new Part(part.Kind, part.Count))]);
}
