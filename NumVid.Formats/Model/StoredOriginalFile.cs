using System.Collections.Generic;

namespace NumVid.Formats.Model;

/// <summary>An original that a file can be made into again.</summary>
/// <param name="Format">The name of its format.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Sha256">Their SHA-256, in lower-case hexadecimal digits.</param>
/// <param name="Parts">How many of its fields are made in which way.</param>
/// <param name="KeptByteCount">The bytes that are kept for it beside the values.</param>
public sealed record StoredOriginalFile(
    string Format, long Length, string Sha256, IReadOnlyList<OriginalPart> Parts, long KeptByteCount)
{
    /// <summary>Where the original comes back as an equal dataset, and not byte by byte: the SHA-256 of that dataset, in
    /// lower-case hexadecimal digits. Else null.</summary>
    public string? DataSetSha256 { get; init; }

    /// <summary>Whether all of the original comes back; not so where it is HDF5 that no NetCDF library has written, which
    /// may hold what NetCDF does not show.</summary>
    public bool IsWhole { get; init; } = true;
}
