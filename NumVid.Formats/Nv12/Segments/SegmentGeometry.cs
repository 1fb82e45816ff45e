namespace NumVid.Formats.Nv12.Segments;

/// <summary>A segment seen as frames of rows and columns; row-major, which is also the order of its box.</summary>
/// <param name="Frames">Frames, at least 1.</param>
/// <param name="Rows">Rows of a frame, at least 1.</param>
/// <param name="Columns">Values of a row, at least 1.</param>
internal readonly record struct SegmentGeometry(int Frames, int Rows, int Columns)
{
    /// <summary>Values in all frames.</summary>
    internal int Count => checked(Frames * Rows * Columns);

    /// <summary>Sees a box of rank 2 or more as frames over its last two axes.</summary>
    internal static SegmentGeometry Of(Box box)
    {
        var rows = box.Shape[^2];
        var columns = box.Shape[^1];
        return new SegmentGeometry(checked((int)(box.Count / ((long)rows * columns))), rows, columns);
    }
}
