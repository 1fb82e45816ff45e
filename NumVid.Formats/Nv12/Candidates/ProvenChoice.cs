using System;
using System.Collections.Generic;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Proof;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>Tries candidates one after the other and takes the smallest proposal that is proven.</summary>
internal static class ProvenChoice
{
    /// <summary>Encodes a segment.</summary>
    /// <typeparam name="TInput">What the candidates know of the segment.</typeparam>
    /// <typeparam name="T">The type of its values.</typeparam>
    /// <param name="input">The segment.</param>
    /// <param name="candidates">The ways to keep it; each is asked for fewer bytes than those before it took.</param>
    /// <param name="lastResorts">What is tried when none of them is proven, the first that is proven wins.</param>
    /// <param name="promise">What a reader must get.</param>
    /// <param name="codecs">The codecs of a reader.</param>
    /// <param name="failure">Why what was asked for cannot be tried at all, or null.</param>
    /// <returns>A proven segment; its fallback says what failed before it.</returns>
    /// <exception cref="InvalidOperationException">Nothing is proven, so that nothing may be written.</exception>
    internal static EncodedSegment Of<TInput, T>(
        TInput input,
        IEnumerable<ICandidate<TInput>> candidates,
        IEnumerable<ICandidate<TInput>> lastResorts,
        Promise<T> promise,
        ICodecSource codecs,
        string? failure = null)
        where TInput : SegmentInput<T>
    {
        var proposals = failure is null ? ProposalsOf(input, candidates, ref failure) : [];
        while (proposals.TryPop(out var smallest))
        {
            if (TryProve(smallest, promise, codecs, ref failure) is { } proven)
            {
                return proven;
            }
        }

        foreach (var candidate in lastResorts)
        {
            if (candidate.TryEncode(input, long.MaxValue) is { } encoded
                && TryProve(encoded, promise, codecs, ref failure) is { } proven)
            {
                return proven;
            }
        }

        throw new InvalidOperationException($"The points {input.Box} cannot be kept: {failure}. Nothing was written.");
    }

    // The smallest last.
    private static Stack<EncodedSegment> ProposalsOf<TInput>(
        TInput input, IEnumerable<ICandidate<TInput>> candidates, ref string? failure)
    {
        var proposals = new Stack<EncodedSegment>();
        foreach (var candidate in candidates)
        {
            try
            {
                var below = proposals.TryPeek(out var best) ? best.ByteCount : long.MaxValue;
                if (candidate.TryEncode(input, below) is { } proposal)
                {
                    proposals.Push(proposal);
                }
            }
            catch (BrokenSegmentException e)
            {
                failure ??= e.Message;
                break;
            }
        }

        return proposals;
    }

    private static EncodedSegment? TryProve<T>(
        EncodedSegment encoded, Promise<T> promise, ICodecSource codecs, ref string? failure)
    {
        try
        {
            var proven = SegmentProof.Complete(encoded, promise, codecs);
            return failure is null ? proven
                : proven with { Segment = proven.Segment with { Fallback = Fallback.After(failure, proven.Segment) } };
        }
        catch (BrokenSegmentException e)
        {
            failure ??= e.Message;
            return null;
        }
    }
}
