using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Exact;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>The values' bytes, shuffled and deflated: larger than all else, and too simple to fail with it.</summary>
internal sealed class PlainCandidate<T> : ICandidate<SegmentInput<T>>
{
    /// <inheritdoc/>
    /// <remarks>Null for strings, whose direct form is as simple.</remarks>
    public EncodedSegment? TryEncode(SegmentInput<T> input, long below) => typeof(T) == typeof(string)
        ? null
        : DirectCandidate<T>.Of(input, ExactCoder.EncodePlain<T>(input.Values));
}
