using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Threading;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Tests.Formats.Nv12.Codecs;

namespace NumVid.Tests.Formats.Nv12.Candidates;

/// <summary>The usual candidates and quick codecs, which count the values that are encoded, each times what it costs in
/// that way.</summary>
internal sealed class CountedWork : ICandidateSource, ICodecSource
{
    private const int MostOfEstimate = 1 << 17;

    private static readonly CandidateList s_usual = CandidateList.Instance;

    private long _work;

    internal CountedWork() => All =
    [
        new FakeCodec(), .. CodecList.Instance.All.Where(codec => codec.Name == "ffv1"),
        new CountedValueCodec(new DifferenceCodec(), this),
    ];

    /// <summary>What was encoded so far.</summary>
    internal long Work => _work;

    public IReadOnlyList<Codec> All { get; }

    public ICandidate<SegmentInput<T>> Constant<T>() => s_usual.Constant<T>();

    public ICandidate<SegmentInput<T>> Direct<T>() =>
        new CountedCandidate<SegmentInput<T>>(s_usual.Direct<T>(), this, input => input.Values.Length);

    public ICandidate<SegmentInput<T>> Plain<T>() => s_usual.Plain<T>();

    public ICandidate<BoundedInput<T>> Rounded<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new CountedCandidate<BoundedInput<T>>(s_usual.Rounded<T>(), this, input => input.Values.Length);

    public EncodedSegment EncodeLayered<T>(PreparedSegment<T> input, VideoChoice? choice, bool useWavefront)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Add(input.Values.Length, choice?.Codec.Cost ?? SearchBudget.ExactCost);
        return s_usual.EncodeLayered(input, choice, useWavefront);
    }

    /// <summary>What a value costs in the way of a name.</summary>
    internal int CostOf(string name) =>
        All.FirstOrDefault(codec => codec.Name == name)?.Cost ?? SearchBudget.ExactCost;

    internal void Add(long values, int cost) => Interlocked.Add(ref _work, values * cost);

    private sealed class CountedCandidate<TInput>(
        ICandidate<TInput> usual, CountedWork counted, Func<TInput, long> valuesOf) : ICandidate<TInput>
    {
        public double Tolerance => usual.Tolerance;

        public bool IsEncoded => usual.IsEncoded;

        // A rough look takes an eighth of the values of a whole one.
        public long Estimate(TInput input, long least)
        {
            var bytes = usual.Estimate(input, least);
            counted.Add(Math.Min(valuesOf(input), bytes > 1.5 * least ? MostOfEstimate / 8 : MostOfEstimate), usual.Cost);
            return bytes;
        }

        public EncodedSegment? TryEncode(TInput input, long below)
        {
            counted.Add(usual.IsEncoded ? 0 : valuesOf(input), usual.Cost);
            return usual.TryEncode(input, below);
        }
    }
}
