using System;
using System.Collections.Generic;
using NumVid.Formats.Nv12.Coding;
using NumVid.Formats.Nv12.Container;
using NumVid.Formats.Nv12.Segments;

namespace NumVid.Formats.Nv12.Storage;

/// <summary>Turns the values of one variable into segments by the decisions that hold for it.</summary>
internal interface IValueEncoder<T>
{
    /// <summary>The decisions, complete when all segments are encoded.</summary>
    VariableCoding Coding { get; }

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
}
