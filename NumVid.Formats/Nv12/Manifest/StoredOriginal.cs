using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Model;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>What the manifest says of the original that can be made again.</summary>
/// <param name="Format">The name of its format.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Sha256">Their SHA-256.</param>
/// <param name="VariableIds">The variables with its values.</param>
/// <param name="Parts">How its parts are made.</param>
/// <param name="Outline">Where the outline is.</param>
/// <param name="Kept">Where the kept pieces are, in order; none of them lies in two.</param>
internal sealed record StoredOriginal(
    string Format, long Length, byte[] Sha256, IReadOnlyList<int> VariableIds, IReadOnlyList<OriginalPart> Parts,
    BlobReference Outline, IReadOnlyList<BlobReference> Kept)
{
    /// <summary>The SHA-256 of the dataset that comes back, where it is not the file's bytes; else null.</summary>
    internal byte[]? DataSetSha256 { get; init; }

    /// <summary>All blobs.</summary>
    internal IEnumerable<BlobReference> Blobs => Kept.Prepend(Outline);

    /// <summary>The bytes of all blobs.</summary>
    internal long ByteCount => Blobs.Sum(blob => (long)blob.Length);
}
