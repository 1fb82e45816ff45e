using System;
using System.IO;
using System.Runtime.InteropServices;

namespace NumVid.Formats.Nv12.Archive;

/// <summary>Bytes of which the last one is given by itself: who never asks for it did not need it.</summary>
/// <remarks>An inflater takes all that it gets, and does not tell how much of it was of use.</remarks>
internal sealed class LastByteApart : MemoryStream
{
    /// <summary>Creates the stream over some bytes.</summary>
    internal LastByteApart(ReadOnlyMemory<byte> bytes)
        : this(MemoryMarshal.TryGetArray(bytes, out var part) ? part : bytes.ToArray())
    {
    }

    private LastByteApart(ArraySegment<byte> part)
        : base(part.Array!, part.Offset, part.Count, writable: false)
    {
    }

    /// <summary>Whether all bytes were asked for.</summary>
    internal bool IsUsedUp => Position == Length;

    /// <inheritdoc/>
    /// <remarks>The other ways of reading end here in a class that is derived.</remarks>
    public override int Read(byte[] buffer, int offset, int count) =>
        base.Read(buffer, offset, (int)Math.Min(count, Math.Max(Length - Position - 1, 1)));
}
