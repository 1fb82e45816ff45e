namespace NumVid.Formats.Nv12.Archive;

/// <summary>One entry of an archive.</summary>
/// <param name="Name">Its name, in ASCII where this project wrote it.</param>
/// <param name="Crc32">The CRC-32 of its content.</param>
/// <param name="Length">Its bytes in the file, without header.</param>
/// <param name="ContentLength">The bytes of its content.</param>
/// <param name="IsDeflated">Whether the content is deflated; stored otherwise.</param>
/// <param name="HeaderOffset">Where its local header starts.</param>
internal sealed record ZipEntryRecord(
    string Name, uint Crc32, int Length, int ContentLength, bool IsDeflated, long HeaderOffset)
{
    /// <summary>The bytes of its local header.</summary>
    internal int HeaderLength => ZipFormat.LocalHeaderBytes + System.Text.Encoding.UTF8.GetByteCount(Name);

    /// <summary>Where it ends.</summary>
    internal long EndOffset => HeaderOffset + HeaderLength + Length;
}
