using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Maps;

namespace NumVid.Compare.Pictures;

/// <summary>Which frames of a field are shown, and how large.</summary>
/// <param name="RowCount">Rows of a frame.</param>
/// <param name="ColumnCount">Columns of a frame.</param>
/// <param name="RowStep">How many rows of the frame one row of the picture stands for.</param>
/// <param name="ColumnStep">How many columns of the frame one column of the picture stands for.</param>
/// <param name="Frames">The frames shown whatever their error; the one with the largest error comes in
/// addition.</param>
/// <param name="FrameCount">All frames of the field.</param>
/// <param name="IsFirstRowLowest">Whether the first row of the frame is shown at the bottom, as when latitude
/// increases.</param>
internal sealed record PicturePlan(
    int RowCount, int ColumnCount, int RowStep, int ColumnStep, IReadOnlyList<int> Frames, int FrameCount, bool IsFirstRowLowest)
{
    private const int PlaneRank = 2;

    /// <summary>Coasts and parallels on the pictures; null where nobody knows where the points are.</summary>
    internal MapLines? Lines { get; init; }

    /// <summary>Where the points of a frame are shown that has one row, of cells; null for rows and columns.</summary>
    internal CellRaster? Cells { get; init; }

    /// <summary>How many of the field's last axes are a frame.</summary>
    internal int FrameRank => Cells is null ? PlaneRank : 1;

    /// <summary>Rows of the pictures.</summary>
    internal int Height => Cells?.Height ?? ((RowCount + RowStep - 1) / RowStep);

    /// <summary>Columns of the pictures.</summary>
    internal int Width => Cells?.Width ?? ((ColumnCount + ColumnStep - 1) / ColumnStep);

    /// <summary>The height of a picture / its width.</summary>
    internal double Aspect => Cells is null ? (double)RowCount / ColumnCount : (double)Height / Width;

    /// <summary>Whether a place of the picture stands for more than one point.</summary>
    internal bool IsReduced => RowStep > 1 || ColumnStep > 1;

    /// <summary>Which point of the frame is at a place of a picture.</summary>
    /// <param name="x">From 0 at its left to 1 at its right.</param>
    /// <param name="y">From 0 at its top to 1 at its bottom.</param>
    /// <returns>Column and row, with fractions: the middle of the first one is 0.</returns>
    internal (double Column, double Row) PointAt(double x, double y) => (
        (x * Width * ColumnStep) - 0.5,
        ((IsFirstRowLowest ? 1 - y : y) * Height * RowStep) - 0.5);

    /// <summary>The plan for a field.</summary>
    /// <param name="shape">Its shape, at least two axes; the last two are a frame.</param>
    /// <param name="pixelCount">The most places that a picture may have.</param>
    /// <param name="frameCount">The most frames to show, the worst one included.</param>
    /// <param name="isFirstRowLowest">Whether the first row is shown at the bottom.</param>
    internal static PicturePlan For(IReadOnlyList<int> shape, int pixelCount, int frameCount, bool isFirstRowLowest)
    {
        var (rows, columns) = (shape[^2], shape[^1]);
        var (rowStep, columnStep) = (1, 1);
        while (Places(rows, rowStep) * Places(columns, columnStep) > pixelCount)
        {
            // The longer side first: a strip keeps its few rows.
            var isWide = Places(columns, columnStep) > Places(rows, rowStep);
            (rowStep, columnStep) = isWide ? (rowStep, columnStep + 1) : (rowStep + 1, columnStep);
        }

        var all = FramesOf(shape, PlaneRank);
        return new PicturePlan(rows, columns, rowStep, columnStep, Shown(all, frameCount), all, isFirstRowLowest);
    }

    /// <summary>The plan for a field of cells.</summary>
    /// <param name="shape">Its shape; the last axis is a frame.</param>
    /// <param name="cells">Where they lie.</param>
    /// <param name="frameCount">The most frames to show, the worst one included.</param>
    internal static PicturePlan For(IReadOnlyList<int> shape, CellRaster cells, int frameCount)
    {
        var all = FramesOf(shape, rank: 1);
        return new PicturePlan(1, shape[^1], 1, 1, Shown(all, frameCount), all, IsFirstRowLowest: false) { Cells = cells };
    }

    private static int FramesOf(IReadOnlyList<int> shape, int rank) =>
        shape.Take(shape.Count - rank).Aggregate(1, (product, length) => checked(product * length));

    private static int[] Shown(int all, int frameCount) => Spread(all, all <= frameCount ? all : frameCount - 1);

    private static long Places(int length, int step) => ((long)length + step - 1) / step;

    // Evenly spread from the first to the last; a single one is the first.
    private static int[] Spread(int all, int wanted)
    {
        var count = Math.Min(all, Math.Max(0, wanted));
        return [.. Enumerable.Range(0, count).Select(i => count == 1 ? 0 : (int)((long)i * (all - 1) / (count - 1)))];
    }
}
