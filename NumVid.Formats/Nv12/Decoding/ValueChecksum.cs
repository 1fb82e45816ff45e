using System;
using System.Security.Cryptography;
using NumVid.Formats.Nv12.Elements;

namespace NumVid.Formats.Nv12.Decoding;

/// <summary>The SHA-256 of values as a reader gets them.</summary>
internal static class ValueChecksum
{
    /// <summary>The checksum of values as they stand in a file; null for strings, which have none.</summary>
    internal static byte[]? Of<T>(ReadOnlySpan<T> values) =>
        typeof(T) == typeof(string) ? null : SHA256.HashData(ElementBytes.AsBytes(values));
}
