using System.Numerics;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Scaling;
using NumVid.Formats.Nv12.Scaling.Lattices;

namespace NumVid.Formats.Nv12.Candidates;

// Why so: docs/decisions/0027-values-rounded-and-kept-exactly.md
/// <summary>Values rounded within their limits, and what comes out bit by bit.</summary>
/// <remarks>Often smaller than video where there are masks, exact zeros or few frames: no picture has to be filled, and
/// the prediction knows the gaps.</remarks>
internal sealed class RoundedCandidate<T> : ICandidate<BoundedInput<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public double Tolerance => 1.05;

    /// <inheritdoc/>
    public long Estimate(BoundedInput<T> input)
    {
        if (SuitableOf(input) is not { } prepared)
        {
            return 0;
        }

        var sample = prepared.Sample(ExactCoder.SampleValues, SampleBlock.FewFrames);
        var part = (double)prepared.Values.Length / sample.Values.Length;
        return (long)(ExactCoder.Estimate<T>(sample.Rounded(), sample.Geometry, LatticeOf(prepared)) * part);
    }

    /// <inheritdoc/>
    public EncodedSegment? TryEncode(BoundedInput<T> input, long below)
    {
        if (SuitableOf(input) is not { } prepared)
        {
            return null;
        }

        var bytes = ExactCoder.Encode<T>(prepared.Rounded(), prepared.Geometry, LatticeOf(prepared));
        if (bytes.Length >= below)
        {
            return null;
        }

        var encoded = DirectCandidate<T>.Of(input, bytes);
        return encoded with { Segment = encoded.Segment with { GridStep = StepOf(prepared) } };
    }

    private static PreparedSegment<T>? SuitableOf(BoundedInput<T> input) =>
        input.Prepared is { Picture: not null, IsBounded: true } prepared ? prepared : null;

    private static double? StepOf(PreparedSegment<T> prepared) =>
        prepared.Grid is null ? GridStep.Below(prepared.ResidualStep) : null;

    private static Lattice? LatticeOf(PreparedSegment<T> prepared) =>
        StepOf(prepared) is { } step ? new Lattice(0, step, 1, false) : null;
}
