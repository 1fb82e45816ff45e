namespace NumVid.Formats.Nv12.Container;

/// <summary>One stored entry of an archive.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Crc32">The CRC-32 of its content.</param>
/// <param name="Length">The bytes of its content.</param>
/// <param name="HeaderOffset">Where its local header starts.</param>
internal sealed record ZipEntryRecord(string Name, uint Crc32, int Length, long HeaderOffset)
{
    /// <summary>Where it ends, at the earliest: extra fields of the local header come on top.</summary>
    internal long EndOffset => HeaderOffset + ZipFormat.LocalHeaderBytes + System.Text.Encoding.UTF8.GetByteCount(Name) + Length;
}
