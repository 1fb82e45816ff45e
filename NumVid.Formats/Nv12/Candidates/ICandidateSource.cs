using System.Numerics;
using NumVid.Formats.Nv12.Decoding;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>Gives out the candidates and what makes a base with layers; the tests have some that are wrong.</summary>
internal interface ICandidateSource
{
    /// <summary>Values of the same bits.</summary>
    ICandidate<SegmentInput<T>> Constant<T>();

    /// <summary>The values themselves.</summary>
    ICandidate<SegmentInput<T>> Direct<T>();

    /// <summary>The values themselves, in the simplest form.</summary>
    ICandidate<SegmentInput<T>> Plain<T>();

    /// <summary>Rounded values.</summary>
    ICandidate<BoundedInput<T>> Rounded<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Encodes a prepared segment as a base with layers; the result is not checked yet.</summary>
    /// <param name="input">The segment.</param>
    /// <param name="choice">How the pictures are made; null when the segment needs none.</param>
    /// <param name="useWavefront">Whether one stream may use all cores.</param>
    /// <exception cref="Proof.BrokenSegmentException">The codec failed or returned other frames.</exception>
    EncodedSegment EncodeLayered<T>(PreparedSegment<T> input, VideoChoice? choice, bool useWavefront)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
