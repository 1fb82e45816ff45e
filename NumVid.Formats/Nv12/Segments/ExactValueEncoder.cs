using System;
using System.Collections.Generic;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Segments;

/// <summary>Keeps every bit of a variable of any type.</summary>
/// <param name="coding">The decisions.</param>
/// <param name="layout">How fields are cut, so that one time step costs one segment; null for what is no field.</param>
internal sealed class ExactValueEncoder<T>(VariableDecisions coding, StreamLayout? layout) : IValueEncoder<T>
{
    /// <inheritdoc/>
    public VariableDecisions Coding => coding;

    /// <inheritdoc/>
    public bool IsReady => true;

    /// <inheritdoc/>
    public void Prepare(IEnumerable<Box> boxes, Func<Box, T[]> gather)
    {
        // Exact values need no knowledge of each other.
    }

    /// <inheritdoc/>
    public IEnumerable<Box> Cut(Box region) => layout is null
        ? Segmentation.CutBounded(region, Segmentation.TargetValues)
        : Segmentation.Cut(region, layout);

    /// <inheritdoc/>
    public EncodedSegment Encode(Box box, T[] values) => ExactSegmentEncoder.Encode<T>(box, values);

    /// <inheritdoc/>
    public bool Joins => true;

    /// <inheritdoc/>
    public int LengthAlong(int axis, int[] shape) => Segmentation.LengthAlong(axis, shape, layout);

    /// <inheritdoc/>
    public SegmentJoin JoinOf(StoredSegment segment) => SegmentJoin.Exact;

    /// <inheritdoc/>
    public EncodedSegment EncodeJoined(Box box, T[] values, bool[]? isStored, IReadOnlyList<StoredSegment> parts) =>
        ExactSegmentEncoder.Encode<T>(box, values);
}
