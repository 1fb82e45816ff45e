using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Proof;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>Tries candidates one after the other and takes the smallest proposal that is proven.</summary>
internal static class ProvenChoice
{
    /// <summary>Encodes a segment as the smallest candidate that is proven.</summary>
    /// <typeparam name="TInput">What the candidates know of the segment.</typeparam>
    /// <typeparam name="T">The type of its values.</typeparam>
    /// <param name="input">The segment.</param>
    /// <param name="candidates">The ways to keep it; each is asked for fewer bytes than those before it took.</param>
    /// <param name="lastResorts">What is tried when none of them is proven; the first that is proven wins.</param>
    /// <param name="promise">What a reader must get.</param>
    /// <param name="codecs">The codecs of a reader.</param>
    /// <returns>A proven segment; its fallback says what failed before it.</returns>
    /// <exception cref="UnprovenSegmentException">Nothing is proven, so that nothing may be written.</exception>
    internal static async Task<EncodedSegment> Smallest<TInput, T>(
        TInput input,
        IReadOnlyList<EstimatedCandidate<TInput>> candidates,
        IEnumerable<ICandidate<TInput>> lastResorts,
        Promise<T> promise,
        ICodecSource codecs)
        where TInput : SegmentInput<T>
    {
        var (proposals, failure) = await ProposalsOf(input, candidates);
        foreach (var proposal in proposals.OrderBy(proposal => proposal.ByteCount))
        {
            if (TryProve(proposal, promise, codecs, ref failure) is { } proven)
            {
                return proven;
            }
        }

        return First(input, lastResorts, promise, codecs, failure);
    }

    /// <summary>Encodes a segment as the first candidate that is proven.</summary>
    /// <typeparam name="TInput">What the candidates know of the segment.</typeparam>
    /// <typeparam name="T">The type of its values.</typeparam>
    /// <param name="input">The segment.</param>
    /// <param name="candidates">The ways to keep it.</param>
    /// <param name="promise">What a reader must get.</param>
    /// <param name="codecs">The codecs of a reader.</param>
    /// <param name="failure">What failed before, or null.</param>
    /// <returns>A proven segment; its fallback says what failed before it.</returns>
    /// <exception cref="UnprovenSegmentException">Nothing is proven, so that nothing may be written.</exception>
    internal static EncodedSegment First<TInput, T>(
        TInput input,
        IEnumerable<ICandidate<TInput>> candidates,
        Promise<T> promise,
        ICodecSource codecs,
        string? failure = null)
        where TInput : SegmentInput<T>
    {
        foreach (var candidate in candidates)
        {
            if (candidate.TryEncode(input, long.MaxValue) is { } encoded
                && TryProve(encoded, promise, codecs, ref failure) is { } proven)
            {
                return proven;
            }
        }

        throw new UnprovenSegmentException(input.Box, failure!);
    }

    private static async Task<(List<EncodedSegment> Proposals, string? Failure)> ProposalsOf<TInput>(
        TInput input, IReadOnlyList<EstimatedCandidate<TInput>> candidates)
    {
        var proposals = new List<EncodedSegment>();
        try
        {
            foreach (var (candidate, estimate) in candidates)
            {
                var below = proposals.Select(proposal => proposal.ByteCount).DefaultIfEmpty(long.MaxValue).Min();
                var isWorthwhile = await estimate <= candidate.Tolerance * below;
                if (isWorthwhile && candidate.TryEncode(input, below) is { } proposal)
                {
                    proposals.Add(proposal);
                }
            }

            return (proposals, null);
        }
        catch (BrokenSegmentException e)
        {
            return (proposals, e.Message);
        }
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
