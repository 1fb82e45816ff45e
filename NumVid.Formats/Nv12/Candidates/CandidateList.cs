using System.Numerics;
using NumVid.Formats.Nv12.Decoding;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>The candidates of this version.</summary>
internal sealed class CandidateList : ICandidateSource
{
    private CandidateList()
    {
    }

    /// <summary>The only instance; it has no state.</summary>
    internal static CandidateList Instance { get; } = new();

    /// <inheritdoc/>
    public ICandidate<SegmentInput<T>> Constant<T>() => new ConstantCandidate<T>();

    /// <inheritdoc/>
    public ICandidate<SegmentInput<T>> Direct<T>() => new DirectCandidate<T>();

    /// <inheritdoc/>
    public ICandidate<SegmentInput<T>> Plain<T>() => new PlainCandidate<T>();

    /// <inheritdoc/>
    public ICandidate<BoundedInput<T>> Rounded<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new RoundedCandidate<T>();

    /// <inheritdoc/>
    public EncodedSegment EncodeLayered<T>(PreparedSegment<T> input, VideoChoice? choice, bool useWavefront)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LayeredEncoder.Encode(input, choice, useWavefront);
}
