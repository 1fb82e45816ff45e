using System;
using System.Collections.Generic;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Segments;

/// <summary>Turns the values of one variable into segments by the decisions that hold for it.</summary>
internal interface IValueEncoder<T>
{
    /// <summary>The decisions, complete when all segments are encoded.</summary>
    VariableDecisions Coding { get; }

    /// <summary>Whether <see cref="Encode"/> may run on many threads; until then segments must come in order.</summary>
    bool IsReady { get; }

    /// <summary>Learns what must be known of all values before the first is encoded.</summary>
    /// <param name="boxes">The boxes that <see cref="Encode"/> will get.</param>
    /// <param name="gather">Gets the values of a box.</param>
    void Prepare(IEnumerable<Box> boxes, Func<Box, T[]> gather);

    /// <summary>Cuts a region into the boxes of segments.</summary>
    IEnumerable<Box> Cut(Box region);

    /// <summary>Encodes the values of a box.</summary>
    EncodedSegment Encode(Box box, T[] values);

    /// <summary>Whether what is appended may be joined with stored segments at all.</summary>
    bool Joins { get; }

    /// <summary>How long a segment should be along an axis of a variable.</summary>
    int LengthAlong(int axis, int[] shape);

    /// <summary>How a stored segment can be joined with new values.</summary>
    SegmentJoin JoinOf(StoredSegment segment);

    /// <summary>Encodes stored and new values together, on any thread; the stored ones do not change.</summary>
    /// <param name="box">The part of the variable.</param>
    /// <param name="values">Its values.</param>
    /// <param name="isStored">Which of them are stored already, or null for none.</param>
    /// <param name="parts">The segments that held the stored ones; empty for none.</param>
    EncodedSegment EncodeJoined(Box box, T[] values, bool[]? isStored, IReadOnlyList<StoredSegment> parts);
}
