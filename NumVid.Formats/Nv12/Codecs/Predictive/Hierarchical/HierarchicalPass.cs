using System.Collections.Generic;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Hierarchical;

/// <summary>One pass over the points of a frame: some of those that a level adds to the coarser ones.</summary>
/// <param name="Level">The level; its stride is two to the power of it.</param>
/// <param name="Kind">Which points.</param>
internal readonly record struct HierarchicalPass(int Level, HierarchicalPassKind Kind)
{
    /// <summary>From one point of the grid of the level to the next.</summary>
    internal int Stride => 1 << Level;

    /// <summary>The first row.</summary>
    internal int FirstRow => Kind == HierarchicalPassKind.Diagonal ? Stride : 0;

    /// <summary>From one row to the next.</summary>
    internal int RowStep => Kind == HierarchicalPassKind.Diagonal ? 2 * Stride : Stride;

    /// <summary>From one point of a row to the next.</summary>
    internal int ColumnStep => Kind == HierarchicalPassKind.Base ? Stride : 2 * Stride;

    /// <summary>The passes over a frame in their order.</summary>
    /// <param name="baseLevel">The coarsest level.</param>
    internal static IEnumerable<HierarchicalPass> Of(int baseLevel)
    {
        yield return new HierarchicalPass(baseLevel, HierarchicalPassKind.Base);
        for (var level = baseLevel - 1; level >= 0; level--)
        {
            yield return new HierarchicalPass(level, HierarchicalPassKind.Diagonal);
            yield return new HierarchicalPass(level, HierarchicalPassKind.Rest);
        }
    }

    /// <summary>The first column of a row.</summary>
    internal int FirstColumn(int row) => Kind switch
    {
        HierarchicalPassKind.Base => 0,
        HierarchicalPassKind.Diagonal => Stride,
        _ => (row >> Level) % 2 == 0 ? Stride : 0,
    };

    /// <summary>How many rows it goes over.</summary>
    internal int RowsOf(SegmentGeometry geometry) => PointsOf(geometry.Rows, FirstRow, RowStep);

    /// <summary>How many points a row has.</summary>
    internal int PointsOf(SegmentGeometry geometry, int row) =>
        PointsOf(geometry.Columns, FirstColumn(row), ColumnStep);

    /// <summary>Whether a neighbour is known before a point is coded, wherever the point is.</summary>
    /// <param name="rows">Strides down to the neighbour.</param>
    /// <param name="columns">Strides to the right.</param>
    internal bool Knows(int rows, int columns)
    {
        var isBefore = rows < 0 || (rows == 0 && columns < 0);
        return Kind switch
        {
            HierarchicalPassKind.Base => isBefore,
            HierarchicalPassKind.Diagonal => (rows % 2 != 0 && columns % 2 != 0)
                || (rows % 2 == 0 && columns % 2 == 0 && isBefore),
            _ => (rows + columns) % 2 != 0 || isBefore,
        };
    }

    private static int PointsOf(int length, int first, int step) =>
        first >= length ? 0 : ((length - 1 - first) / step) + 1;
}
