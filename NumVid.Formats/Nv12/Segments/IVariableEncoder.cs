using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Segments;

/// <summary>Turns the values of one variable into segments by the decisions that hold for it.</summary>
/// <remarks>Calls come in the order of the segments, from one thread; the work that they return runs beside each
/// other.</remarks>
internal interface IVariableEncoder<T>
{
    /// <summary>The decisions, complete when all segments are encoded.</summary>
    VariableDecisions Decisions { get; }

    /// <summary>Whether what is appended may be joined with stored segments at all.</summary>
    bool Joins { get; }

    /// <summary>Starts to learn what must be known of all values before the first is encoded.</summary>
    /// <param name="boxes">The boxes that will be encoded.</param>
    /// <param name="source">Gets the values.</param>
    void Prepare(IReadOnlyList<Box> boxes, IValueSource<T> source);

    /// <summary>Cuts a region into the boxes of segments.</summary>
    /// <param name="region">The region.</param>
    /// <param name="isEven">Whether all are about as long, instead of as long as can be but for the last.</param>
    IEnumerable<Box> Cut(Box region, bool isEven);

    /// <summary>How long a segment should be along an axis of a variable.</summary>
    int LengthAlong(int axis, int[] shape);

    /// <summary>How a stored segment can be joined with new values.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="read">Reads its stream, for those that can go on; null where its values change.</param>
    SegmentJoin JoinOf(StoredSegment segment, Func<byte[]>? read = null);

    /// <summary>Encodes the values of a box.</summary>
    Task<EncodedSegment> Encode(Box box, IValueSource<T> source);

    /// <summary>Encodes stored and new values together; the stored ones do not change.</summary>
    /// <param name="box">The part of the variable.</param>
    /// <param name="gather">Gets its values.</param>
    /// <param name="parts">The segments that held the stored ones; empty for none.</param>
    Task<EncodedSegment> EncodeJoined(
        Box box, Func<GatheredValues<T>> gather, IReadOnlyList<StoredSegment> parts);
}
