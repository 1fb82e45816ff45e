namespace NumVid.Formats.Nv12.Geometry;

/// <summary>A segment seen as frames of rows and columns; row-major, which is also the order of its box.</summary>
/// <param name="Frames">Frames, at least 1.</param>
/// <param name="Rows">Rows of a frame, at least 1.</param>
/// <param name="Columns">Values of a row, at least 1.</param>
internal readonly record struct SegmentGeometry(int Frames, int Rows, int Columns)
{
    /// <summary>Values in all frames.</summary>
    internal int Count => checked(Frames * Rows * Columns);

    /// <summary>The same values with frames and rows exchanged.</summary>
    internal SegmentGeometry Exchanged => new(Rows, Frames, Columns);

    /// <summary>Puts values of this geometry in the order of <see cref="Exchanged"/>.</summary>
    internal T[] Exchange<T>(T[] values)
    {
        var result = new T[values.Length];
        var target = 0;
        for (var row = 0; row < Rows; row++)
        {
            for (var frame = 0; frame < Frames; frame++, target += Columns)
            {
                System.Array.Copy(values, ((frame * Rows) + row) * Columns, result, target, Columns);
            }
        }

        return result;
    }

    /// <summary>Sees so many values as one row.</summary>
    internal static SegmentGeometry Row(int count) => new(1, 1, count);

    /// <summary>Sees a box as frames over its last two axes; a box of fewer axes is one row.</summary>
    internal static SegmentGeometry Of(Box box)
    {
        if (box.Rank < 2)
        {
            return Row(checked((int)box.Count));
        }

        var rows = box.Shape[^2];
        var columns = box.Shape[^1];
        return new SegmentGeometry(checked((int)(box.Count / ((long)rows * columns))), rows, columns);
    }
}
