namespace NumVid.Formats.Nv12.Manifest;

/// <summary>Where bytes of a segment stand in the archive, and what they must be.</summary>
/// <param name="Entry">The entry's name.</param>
/// <param name="Offset">Where they start in the entry; small blobs share one.</param>
/// <param name="Length">Their number.</param>
/// <param name="Crc32">Their CRC-32.</param>
internal sealed record BlobReference(string Entry, int Offset, int Length, uint Crc32);
