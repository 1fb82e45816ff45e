using System;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>The values themselves, every bit of them, of any SDS type.</summary>
internal sealed class DirectCandidate<T> : ICandidate<SegmentInput<T>>
{
    // So few values tell whether it is out of the question; dozens of ways to predict are tried on each.
    private const int FewValues = 1 << 14;
    private const double MuchLarger = 1.5;

    // So few bytes need no comparison.
    private const int MaxPart = 16;

    /// <inheritdoc/>
    /// <remarks>Data that were packed into few bits come near other ways, and samples misjudge them; of few values the
    /// estimate is what is taken.</remarks>
    public double Tolerance => _bytes is null ? 1.2 : 1;

    /// <inheritdoc/>
    public bool IsEncoded => _bytes is not null;

    // What was made of a segment that is its own sample.
    private byte[]? _bytes;

    /// <inheritdoc/>
    public long Estimate(SegmentInput<T> input)
    {
        if (input.Geometry.Count > ExactCoder.SampleValues)
        {
            return ExactCoder.Estimate<T>(input.Values, input.Geometry);
        }

        _bytes = ExactCoder.Encode<T>(input.Values, input.Geometry);
        return _bytes.Length;
    }

    /// <inheritdoc/>
    public long Estimate(SegmentInput<T> input, long least)
    {
        var rough = input.Geometry.Count <= FewValues ? 0
            : ExactCoder.Estimate<T>(input.Values, input.Geometry, sampleValues: FewValues);
        return rough > MuchLarger * least ? rough : Estimate(input);
    }

    /// <inheritdoc/>
    public EncodedSegment? TryEncode(SegmentInput<T> input, long below)
    {
        var computed = ExactCoder.TryEncodeComputed<T>(input.Values, input.Geometry, input.Positions);
        if (computed is not null && computed.Length < below && computed.Length * (long)MaxPart <= input.Values.Length)
        {
            return OfComputed(input, computed);
        }

        var bytes = _bytes ?? ExactCoder.Encode<T>(input.Values, input.Geometry);
        return computed?.Length < Math.Min(bytes.Length, below) ? OfComputed(input, computed)
            : bytes.Length < below ? Of(input, bytes) : null;
    }

    private static EncodedSegment OfComputed(SegmentInput<T> input, byte[] bytes)
    {
        var encoded = Of(input, bytes);
        return encoded with { Segment = encoded.Segment with { Requires = [RequiredNames.Positions] } };
    }

    /// <summary>Describes a segment that holds its values directly.</summary>
    internal static EncodedSegment Of(SegmentInput<T> input, byte[] bytes) => new(
        new StoredSegment
        {
            Box = input.Box,
            Order = input.Order,
            Requires = RequiredNames.For(input.Order),
            Kind = SegmentKind.Direct,
        },
        bytes, EncodedSegment.DirectExtension, null);
}
