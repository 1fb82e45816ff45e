using System;

namespace NumVid.Formats.Nv12.Geometry;

/// <summary>Bands of rows, or tiles, from all over a segment, on which ways to encode it are compared.</summary>
/// <remarks>One block from the middle misjudges fields that are empty there, as snow and rain are.</remarks>
/// <param name="Whole">The segment.</param>
/// <param name="Geometry">The bands, seen as one block.</param>
/// <param name="Bands">How many bands of rows.</param>
/// <param name="ColumnBands">How many bands of columns.</param>
internal readonly record struct SampleBlock(SegmentGeometry Whole, SegmentGeometry Geometry, int Bands, int ColumnBands)
{
    /// <summary>Enough for predictors that look back by one frame.</summary>
    internal const int FewFrames = 2;

    private const int Columns = 2048;
    private const int MostBands = 4;

    // Smaller tiles are all edges to codecs of pictures.
    private const int SmallestTile = 32;
    private const int MostTiles = 8;

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
            return new SampleBlock(whole, whole, MostBands, 1);
        }

        return new SampleBlock(whole, Fill(whole, maxValues, maxFrames, Columns), MostBands, 1);
    }

    /// <summary>A sample of tiles that are large enough for codecs of pictures.</summary>
    /// <param name="whole">The segment.</param>
    /// <param name="maxValues">At most so many values.</param>
    /// <param name="maxFrames">Of so many frames, or of more where these are small.</param>
    internal static SampleBlock OfPictures(SegmentGeometry whole, int maxValues, int maxFrames)
    {
        var side = (int)Math.Sqrt(maxValues / Math.Min(whole.Frames, maxFrames));
        var geometry = Fill(whole, maxValues, maxFrames, Math.Max(1, side));
        return new SampleBlock(whole, geometry, TilesIn(geometry.Rows), TilesIn(geometry.Columns));
    }

    private static int TilesIn(int extent) => Math.Clamp(extent / SmallestTile, 1, MostTiles);

    private static SegmentGeometry Fill(SegmentGeometry whole, int maxValues, int maxFrames, int maxColumns)
    {
        var frames = Math.Min(whole.Frames, maxFrames);
        var columns = Math.Min(whole.Columns, maxColumns);
        var rows = Math.Min(whole.Rows, maxValues / (frames * columns));
        columns = Math.Min(whole.Columns, maxValues / (frames * rows));
        frames = Math.Min(whole.Frames, maxValues / (rows * columns));
        return new SegmentGeometry(frames, rows, columns);
    }

    /// <summary>The values of the sample.</summary>
    internal T[] Take<T>(ReadOnlySpan<T> values)
    {
        var result = new T[Geometry.Count];
        var frame = (Whole.Frames - Geometry.Frames) / 2;
        for (var i = 0; i < Geometry.Frames * Geometry.Rows; i++)
        {
            var row = i % Geometry.Rows;
            var from = (((frame + (i / Geometry.Rows)) * Whole.Rows) + row + GapBefore(row)) * Whole.Columns;
            var to = result.AsSpan(i * Geometry.Columns, Geometry.Columns);
            for (var (band, column) = (0, 0); band < ColumnBands; band++)
            {
                var end = (int)((long)Geometry.Columns * (band + 1) / ColumnBands);
                var gap = GapBefore(band, ColumnBands, Whole.Columns - Geometry.Columns);
                values.Slice(from + column + gap, end - column).CopyTo(to[column..]);
                column = end;
            }
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

    private int GapBefore(int row) =>
        GapBefore((int)((long)row * Bands / Geometry.Rows), Bands, Whole.Rows - Geometry.Rows);

    // What is left out is spread evenly before, between and behind the bands.
    private static int GapBefore(int band, int bands, int leftOut) => (int)((long)leftOut * (band + 1) / (bands + 1));
}
