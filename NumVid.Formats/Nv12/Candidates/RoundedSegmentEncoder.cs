using System.Numerics;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Proof;
using NumVid.Formats.Nv12.Scaling;
using NumVid.Formats.Nv12.Scaling.Lattices;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>Rounds values within their limits and keeps what comes out bit by bit.</summary>
/// <remarks>Often smaller than video where there are masks, exact zeros or few frames: no picture has to be filled, and what is foretold
/// knows the gaps. A reader sees exact values.</remarks>
internal static class RoundedSegmentEncoder
{
    private const double NearlySmaller = 1.05;

    /// <summary>Encodes a segment, or returns null when that does not take fewer bytes than so many.</summary>
    /// <param name="input">The segment in the order of its box, with limits at its points.</param>
    /// <param name="byteCount">The bytes of another way.</param>
    internal static EncodedSegment? TryEncode<T>(PreparedSegment<T> input, long byteCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double? step = input.Levels is null ? GridStep.Below(input.ResidualStep) : null;
        INumbering? lattice = step is { } size ? new Lattice(0, size, 1, false) : null;
        var sample = input.Sample(ExactCoder.SampleValues);
        var estimate = ExactCoder.Estimate<T>(sample.Rounded(), sample.Geometry, lattice) * ((double)input.Values.Length / sample.Values.Length);
        if (estimate > NearlySmaller * byteCount)
        {
            return null;
        }

        var rounded = input.Rounded();
        var bytes = ExactCoder.Encode<T>(rounded, input.Geometry, lattice);
        var errors = MeasuredErrors.Of(input, ExactCoder.Decode<T>(bytes, input.Geometry));
        if (bytes.Length >= byteCount || !errors.HoldsPointLimits)
        {
            return null;
        }

        var segment = new StoredSegment
        {
            Box = input.Box,
            Kind = SegmentKind.Direct,
            ValuesSha256 = ExactSegmentEncoder.HashOf<T>(rounded),
            MaxError = errors.Largest,
            MaxRelativeError = input.Limits.IsRelative ? errors.LargestRelative : null,
            MeanSquareError = errors.MeanSquare,
            GridStep = step,
        };
        return new EncodedSegment(segment, bytes, EncodedSegment.ExactExtension, null);
    }
}
