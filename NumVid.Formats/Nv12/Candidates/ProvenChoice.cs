using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
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
    /// <param name="context">What segments are encoded with.</param>
    /// <returns>A proven segment; its fallback says what failed before it.</returns>
    /// <exception cref="UnprovenSegmentException">Nothing is proven, so that nothing may be written.</exception>
    internal static async Task<EncodedSegment> Smallest<TInput, T>(
        TInput input,
        IReadOnlyList<EstimatedCandidate<TInput>> candidates,
        IEnumerable<ICandidate<TInput>> lastResorts,
        Promise<T> promise,
        EncodingContext context)
        where TInput : SegmentInput<T>
    {
        var (proposals, failure) = await ProposalsOf(input, candidates, context.Costs);
        foreach (var proposal in proposals.OrderBy(proposal => proposal.ByteCount))
        {
            if (TryProve(proposal, promise, context, ref failure) is { } proven)
            {
                return proven;
            }
        }

        return First(input, lastResorts, promise, context, failure);
    }

    /// <summary>Encodes a segment as the first candidate that is proven.</summary>
    /// <typeparam name="TInput">What the candidates know of the segment.</typeparam>
    /// <typeparam name="T">The type of its values.</typeparam>
    /// <param name="input">The segment.</param>
    /// <param name="candidates">The ways to keep it.</param>
    /// <param name="promise">What a reader must get.</param>
    /// <param name="context">What segments are encoded with.</param>
    /// <param name="failure">What failed before, or null.</param>
    /// <returns>A proven segment; its fallback says what failed before it.</returns>
    /// <exception cref="UnprovenSegmentException">Nothing is proven, so that nothing may be written.</exception>
    internal static EncodedSegment First<TInput, T>(
        TInput input,
        IEnumerable<ICandidate<TInput>> candidates,
        Promise<T> promise,
        EncodingContext context,
        string? failure = null)
        where TInput : SegmentInput<T>
    {
        foreach (var candidate in candidates)
        {
            if (TryEncode(candidate, input, long.MaxValue, context.Costs) is { } encoded
                && TryProve(encoded, promise, context, ref failure) is { } proven)
            {
                return proven;
            }
        }

        throw new UnprovenSegmentException(input.Box, failure!);
    }

    private static async Task<(List<EncodedSegment> Proposals, string? Failure)> ProposalsOf<TInput>(
        TInput input, IReadOnlyList<EstimatedCandidate<TInput>> candidates, EncodingCosts costs)
    {
        var proposals = new List<EncodedSegment>();
        try
        {
            foreach (var (candidate, estimate) in candidates)
            {
                var below = proposals.Select(proposal => proposal.ByteCount).DefaultIfEmpty(long.MaxValue).Min();
                var (bytes, took) = await estimate;
                if (bytes <= candidate.Tolerance * below
                    && TryEncode(candidate, input, below, costs) is { } proposal)
                {
                    proposals.Add(proposal with { Took = proposal.Took + took });
                }
            }

            return (proposals, null);
        }
        catch (BrokenSegmentException e)
        {
            return (proposals, e.Message);
        }
    }

    private static EncodedSegment? TryEncode<TInput>(
        ICandidate<TInput> candidate, TInput input, long below, EncodingCosts costs)
    {
        var (encoded, took) = costs.Measure(() => candidate.TryEncode(input, below));
        return encoded is null ? null : encoded with { Took = encoded.Took + took };
    }

    private static EncodedSegment? TryProve<T>(
        EncodedSegment encoded, Promise<T> promise, EncodingContext context, ref string? failure)
    {
        try
        {
            var proven = context.Costs.Encode(() => SegmentProof.Complete(encoded, promise, context.Codecs));
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
