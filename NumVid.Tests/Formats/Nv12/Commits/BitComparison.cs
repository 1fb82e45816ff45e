using System;
using System.Runtime.InteropServices;

namespace NumVid.Tests.Formats.Nv12.Commits;

/// <summary>Compares numbers by their bits, so that NaN and the sign of zero count.</summary>
internal static class BitComparison
{
    /// <summary>Whether two runs have the same bits.</summary>
    internal static bool SequenceCompareBits<T>(this Span<T> left, ReadOnlySpan<T> right)
        where T : unmanaged => MemoryMarshal.AsBytes(left).SequenceEqual(MemoryMarshal.AsBytes(right));
}
