using System;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>Values of the same bits, which stand in the manifest.</summary>
internal sealed class ConstantCandidate<T> : ICandidate<SegmentInput<T>>
{
    /// <inheritdoc/>
    /// <remarks>Null when values differ, or are strings.</remarks>
    public EncodedSegment? TryEncode(SegmentInput<T> input, long below)
    {
        if (typeof(T) == typeof(string) || input.Values.Length == 0)
        {
            return null;
        }

        var bytes = ElementBytes.AsBytes<T>(input.Values);
        var first = bytes[..ElementBytes.SizeOf<T>()];
        if (!bytes[first.Length..].SequenceEqual(bytes[..^first.Length]))
        {
            return null;
        }

        Span<byte> word = stackalloc byte[sizeof(ulong)];
        word.Clear();
        first.CopyTo(word);
        var segment = new StoredSegment
        {
            Box = input.Box,
            Kind = SegmentKind.Constant,
            ConstantBits = BitConverter.ToUInt64(word),
        };
        return new EncodedSegment(segment, null, "", null);
    }
}
