using System.Collections.Generic;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Proof;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>Makes segments that keep every bit, of any SDS type.</summary>
/// <param name="context">What segments are encoded with.</param>
internal sealed class ExactSegmentEncoder<T>(EncodingContext context)
{
    /// <summary>Encodes a segment.</summary>
    /// <param name="input">The segment.</param>
    /// <param name="failure">Why what was asked for cannot be done, or null.</param>
    /// <param name="packed">The planes as another file packed them, which has to be made again; null where it need
    /// not.</param>
    internal EncodedSegment Encode(
        SegmentInput<T> input, string? failure = null, IReadOnlyList<PackedField>? packed = null)
    {
        var candidates = context.Candidates;
        ICandidate<SegmentInput<T>>[] ways =
        [
            candidates.Constant<T>(), .. packed is null ? (PackedCandidate<T>[])[] : [new PackedCandidate<T>(packed)],
            candidates.Direct<T>(), candidates.Plain<T>(),
        ];
        return ProvenChoice.First(input, ways, Promise<T>.Exact(input.Values), context, failure);
    }
}
