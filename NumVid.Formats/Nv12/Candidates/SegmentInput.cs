using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Positions;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>A segment to be encoded: any type, every bit.</summary>
/// <param name="box">The part of the variable.</param>
/// <param name="values">Its values in the order of the frames, which are not changed.</param>
/// <param name="order">How the frames follow each other; null where as in the box.</param>
internal class SegmentInput<T>(Box box, T[] values, FrameOrder? order)
{
    /// <summary>How the frames follow each other; null where as in the box.</summary>
    internal FrameOrder? Order => order;

    /// <summary>The part of the variable.</summary>
    internal Box Box => box;

    /// <summary>Its values in the order of the frames, which are not changed.</summary>
    internal T[] Values => values;

    /// <summary>What the values are nearly, where they are the latitudes or longitudes of a grid; otherwise
    /// null.</summary>
    internal PointPositions? Positions { get; init; }

    /// <summary>The values as frames of rows and columns.</summary>
    internal SegmentGeometry Geometry => SegmentGeometry.Of(box);

    /// <summary>A segment of values that stand in the order of their box.</summary>
    internal static SegmentInput<T> OfBox(Box box, T[] values, FrameOrder? order) =>
        new(box, order?.ToFrames(box, values) ?? values, order);
}
