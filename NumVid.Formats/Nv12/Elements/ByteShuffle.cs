using System;

namespace NumVid.Formats.Nv12.Elements;

/// <summary>Puts the first bytes of all elements together, then the second bytes, and so on: they compress better
/// so.</summary>
internal static class ByteShuffle
{
    /// <summary>Shuffles elements of a size; the lengths of both spans are equal and a multiple of it.</summary>
    internal static void Shuffle(ReadOnlySpan<byte> source, Span<byte> target, int elementSize)
    {
        var count = source.Length / elementSize;
        for (var plane = 0; plane < elementSize; plane++)
        {
            var part = target.Slice(plane * count, count);
            for (int i = 0, from = plane; i < part.Length; i++, from += elementSize)
            {
                part[i] = source[from];
            }
        }
    }

    /// <summary>Undoes <see cref="Shuffle"/>.</summary>
    internal static void Unshuffle(ReadOnlySpan<byte> source, Span<byte> target, int elementSize)
    {
        var count = source.Length / elementSize;
        for (var plane = 0; plane < elementSize; plane++)
        {
            var part = source.Slice(plane * count, count);
            for (int i = 0, to = plane; i < part.Length; i++, to += elementSize)
            {
                target[to] = part[i];
            }
        }
    }
}
