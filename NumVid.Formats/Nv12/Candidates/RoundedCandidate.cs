using System.Numerics;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Scaling;
using NumVid.Formats.Nv12.Scaling.Lattices;

namespace NumVid.Formats.Nv12.Candidates;

// Why so: docs/decisions/0027-values-rounded-and-kept-exactly.md
/// <summary>Values rounded within their limits, and what comes out bit by bit.</summary>
/// <remarks>Often smaller than video where there are masks, exact zeros or few frames: no picture has to be filled, and the
/// prediction knows the gaps.</remarks>
internal sealed class RoundedCandidate<T> : ICandidate<BoundedInput<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double NearlySmaller = 1.05;

    /// <inheritdoc/>
    public EncodedSegment? TryEncode(BoundedInput<T> input, long below)
    {
        if (input.Prepared is not { Picture: not null, IsBounded: true } prepared)
        {
            return null;
        }

        double? step = prepared.Grid is null ? GridStep.Below(prepared.ResidualStep) : null;
        INumbering? lattice = step is { } size ? new Lattice(0, size, 1, false) : null;
        var sample = prepared.Sample(ExactCoder.SampleValues);
        var part = (double)prepared.Values.Length / sample.Values.Length;
        if (ExactCoder.Estimate<T>(sample.Rounded(), sample.Geometry, lattice) * part > NearlySmaller * below)
        {
            return null;
        }

        var bytes = ExactCoder.Encode<T>(prepared.Rounded(), prepared.Geometry, lattice);
        if (bytes.Length >= below)
        {
            return null;
        }

        var encoded = DirectCandidate<T>.Of(input, bytes);
        return encoded with { Segment = encoded.Segment with { GridStep = step } };
    }
}
