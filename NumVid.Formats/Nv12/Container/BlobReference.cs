namespace NumVid.Formats.Nv12.Container;

/// <summary>An entry of the archive and what its bytes must be.</summary>
/// <param name="Entry">The entry's name.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Sha256">Their SHA-256.</param>
internal sealed record BlobReference(string Entry, int Length, byte[] Sha256);
