using System;
using System.Collections.Generic;

namespace NumVid.Compare.Metrics;

/// <summary>Correlations of errors at lag 1 along columns, rows and frames.</summary>
/// <remarks>Along frames only where one plane a level, for the frame before, is at most 2^24 points in all.</remarks>
internal sealed class WhitenessSums
{
    private const long MostKept = 1 << 24;

    private readonly Dictionary<int, double[]> _before = [];
    private readonly bool _keepsFrames;

    /// <summary>Creates empty sums.</summary>
    /// <param name="layout">The layout of the field.</param>
    internal WhitenessSums(FieldLayout layout) =>
        _keepsFrames = layout.FrameCount > 1 && layout.LevelCount * layout.PlaneLength <= MostKept;

    /// <summary>Along a row, from column to column.</summary>
    internal NeighbourCorrelation X { get; } = new();

    /// <summary>From row to row.</summary>
    internal NeighbourCorrelation Y { get; } = new();

    /// <summary>From frame to frame.</summary>
    internal NeighbourCorrelation Frames { get; } = new();

    /// <summary>Adds the errors of a plane; those of a level come frame by frame.</summary>
    /// <param name="errors">The errors; kept.</param>
    /// <param name="columns">Columns of the plane.</param>
    /// <param name="level">The level of the plane.</param>
    internal void Add(double[] errors, int columns, int level)
    {
        for (var row = 0; row < errors.Length; row += columns)
        {
            X.Add(errors.AsSpan(row, columns), errors.AsSpan(row + 1, columns - 1));
        }

        Y.Add(errors, errors.AsSpan(columns));
        if (_keepsFrames)
        {
            if (_before.TryGetValue(level, out var before))
            {
                Frames.Add(before, errors);
            }

            _before[level] = errors;
        }
    }
}
