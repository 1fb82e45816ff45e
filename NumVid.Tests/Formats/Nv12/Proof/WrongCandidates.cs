using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Numerics;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Decoding;

namespace NumVid.Tests.Formats.Nv12.Proof;

/// <summary>The usual candidates, some of which make something else than they should.</summary>
/// <param name="wrong">Which of them.</param>
/// <param name="spoil">What becomes of a proposal.</param>
internal sealed class WrongCandidates(Way wrong, Func<EncodedSegment, EncodedSegment> spoil) : ICandidateSource
{
    private readonly ConcurrentQueue<EncodedSegment> _spoiled = [];

    /// <summary>The proposals as they were before they were spoiled.</summary>
    internal IReadOnlyCollection<EncodedSegment> Spoiled => _spoiled;

    public ICandidate<SegmentInput<T>> Constant<T>() => Of(Way.Constant, CandidateList.Instance.Constant<T>());

    public ICandidate<SegmentInput<T>> Direct<T>() => Of(Way.Direct, CandidateList.Instance.Direct<T>());

    public ICandidate<SegmentInput<T>> Plain<T>() => Of(Way.Plain, CandidateList.Instance.Plain<T>());

    public ICandidate<BoundedInput<T>> Rounded<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Of(Way.Rounded, CandidateList.Instance.Rounded<T>());

    public EncodedSegment EncodeLayered<T>(PreparedSegment<T> input, VideoChoice? choice, bool useWavefront)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var right = CandidateList.Instance.EncodeLayered(input, choice, useWavefront);
        return wrong.HasFlag(Way.Layered) ? Spoil(right) : right;
    }

    private ICandidate<TInput> Of<TInput>(Way way, ICandidate<TInput> right) =>
        wrong.HasFlag(way) ? new WrongCandidate<TInput>(this, right) : right;

    private EncodedSegment Spoil(EncodedSegment right)
    {
        _spoiled.Enqueue(right);
        return spoil(right);
    }

    private sealed class WrongCandidate<TInput>(WrongCandidates source, ICandidate<TInput> right) : ICandidate<TInput>
    {
        public double Tolerance => right.Tolerance;

        public long Estimate(TInput input) => right.Estimate(input);

        public EncodedSegment? TryEncode(TInput input, long below) =>
            right.TryEncode(input, below) is { } encoded ? source.Spoil(encoded) : null;
    }
}
