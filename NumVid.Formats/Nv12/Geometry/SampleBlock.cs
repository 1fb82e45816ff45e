using System;

namespace NumVid.Formats.Nv12.Geometry;

/// <summary>Bands of rows from all over a segment, on which ways to encode it are compared.</summary>
/// <remarks>One block from the middle misjudges fields that are empty there, as snow and rain are.</remarks>
/// <param name="Whole">The segment.</param>
/// <param name="Geometry">The bands, seen as one block.</param>
internal readonly record struct SampleBlock(SegmentGeometry Whole, SegmentGeometry Geometry)
{
    /// <summary>Enough for predictors that look back by one frame.</summary>
    internal const int FewFrames = 2;

    private const int Columns = 2048;
    private const int Bands = 4;

    // As far as a predictor looks up: differences of the third order.
    private const int Reach = 3;

    /// <summary>A sample of at most so many values; the whole segment when it is not larger.</summary>
    /// <param name="whole">The segment.</param>
    /// <param name="maxValues">At most so many values.</param>
    /// <param name="maxFrames">Of so many frames.</param>
    internal static SampleBlock Of(SegmentGeometry whole, int maxValues, int maxFrames = FewFrames)
    {
        if (whole.Count <= maxValues)
        {
            return new SampleBlock(whole, whole);
        }

        var frames = Math.Min(whole.Frames, maxFrames);
        var columns = Math.Min(whole.Columns, Columns);
        var rows = Math.Min(whole.Rows, maxValues / (frames * columns));
        columns = Math.Min(whole.Columns, maxValues / (frames * rows));
        frames = Math.Min(whole.Frames, maxValues / (rows * columns));
        return new SampleBlock(whole, new SegmentGeometry(frames, rows, columns));
    }

    /// <summary>The values of the sample.</summary>
    internal T[] Take<T>(ReadOnlySpan<T> values)
    {
        var result = new T[Geometry.Count];
        var column = (Whole.Columns - Geometry.Columns) / 2;
        var frame = (Whole.Frames - Geometry.Frames) / 2;
        for (var i = 0; i < Geometry.Frames * Geometry.Rows; i++)
        {
            var row = i % Geometry.Rows;
            var from = ((frame + (i / Geometry.Rows)) * Whole.Rows) + row + GapBefore(row);
            values.Slice((from * Whole.Columns) + column, Geometry.Columns).CopyTo(result.AsSpan(i * Geometry.Columns));
        }

        return result;
    }

    /// <summary>Whether a row of the sample lies where bands or frames meet, so that what stands above it tells
    /// nothing.</summary>
    internal bool IsSeam(int row)
    {
        return Geometry.Rows < Whole.Rows && Geometry.Rows > 2 * Bands * Reach
            && (row < Reach || GapBefore(row) != GapBefore(row - Reach));
    }

    // What is left out is spread evenly before, between and behind the bands.
    private int GapBefore(int row)
    {
        var band = (int)((long)row * Bands / Geometry.Rows);
        return (int)((long)(Whole.Rows - Geometry.Rows) * (band + 1) / (Bands + 1));
    }
}
