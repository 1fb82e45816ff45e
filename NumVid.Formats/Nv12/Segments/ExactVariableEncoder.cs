using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Positions;

namespace NumVid.Formats.Nv12.Segments;

/// <summary>Keeps every bit of a variable of any type.</summary>
/// <param name="decisions">The decisions.</param>
/// <param name="layout">How fields are cut, so that one time step costs one segment; null for what is no field.</param>
/// <param name="size">How long segments of fields are.</param>
/// <param name="context">What segments are encoded with.</param>
internal sealed class ExactVariableEncoder<T>(
    VariableDecisions decisions, StreamLayout? layout, SegmentSize size, EncodingContext context)
    : IVariableEncoder<T>
{
    private readonly ExactSegmentEncoder<T> _encoder = new(context);

    /// <inheritdoc/>
    public VariableDecisions Decisions => decisions;

    /// <inheritdoc/>
    public bool Joins => true;

    /// <inheritdoc/>
    public void Prepare(IReadOnlyList<Box> boxes, IValueSource<T> source)
    {
        // Exact values need no knowledge of each other.
    }

    /// <inheritdoc/>
    public IEnumerable<Box> Cut(Box region, bool isEven) => layout is null
        ? Segmentation.CutBounded(region, Segmentation.TargetValues)
        : Segmentation.Cut(region, layout, size, isEven);

    /// <inheritdoc/>
    public int LengthAlong(int axis, int[] shape) => Segmentation.LengthAlong(axis, shape, layout, size);

    /// <inheritdoc/>
    public SegmentJoin JoinOf(StoredSegment segment, Func<byte[]>? read = null) => SegmentJoin.Exact;

    /// <inheritdoc/>
    public Task<EncodedSegment> Encode(Box box, IValueSource<T> source) =>
        context.Scheduler.Run(() => context.Packed?.Invoke(box) is { } packed
            ? _encoder.Encode(new SegmentInput<T>(box, source.Gather(box), null), packed: packed)
            : _encoder.Encode(InputOf(box, source.Gather(box), context.Positions?.In(box))));

    /// <inheritdoc/>
    public Task<EncodedSegment> EncodeJoined(
        Box box, Func<GatheredValues<T>> gather, IReadOnlyList<StoredSegment> parts) =>
        context.Scheduler.Run(() => _encoder.Encode(InputOf(box, gather().Values, null)));

    // Positions stand in the order of a box; coordinates have no members.
    private SegmentInput<T> InputOf(Box box, T[] values, PointPositions? positions) =>
        layout?.OrderOf(box) is { } order
            ? SegmentInput<T>.OfBox(box, values, order)
            : new SegmentInput<T>(box, values, null) { Positions = positions };
}
