using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Compare.Metrics;

/// <summary>How the values of a field, in row-major order, fall into planes, frames and levels.</summary>
/// <remarks>A plane is a run over the axes after the frame's: the last two, or fewer where the axis of frames is among
/// them. A frame is all planes of one index on the axis of frames; a level is all planes of one index on every other
/// axis.</remarks>
internal sealed class FieldLayout
{
    private const int PlaneRank = 2;

    private readonly int[] _shape;
    private readonly int _planesAfterFrame;

    /// <summary>Creates a layout.</summary>
    /// <param name="shape">The lengths of the axes.</param>
    /// <param name="frameAxis">The axis of frames; null without one.</param>
    internal FieldLayout(IReadOnlyList<int> shape, int? frameAxis)
    {
        _shape = [.. shape];
        FrameAxis = frameAxis;
        PlaneLength = Product(PlaneAxis, _shape.Length);
        PlaneCount = Product(0, PlaneAxis);
        FrameCount = frameAxis is { } axis ? _shape[axis] : 1;
        LevelCount = FrameCount == 0 ? 0 : checked((int)(PlaneCount / FrameCount));
        _planesAfterFrame = frameAxis is { } frame ? checked((int)Product(frame + 1, PlaneAxis)) : 1;
    }

    /// <summary>The axis of frames; null without one.</summary>
    internal int? FrameAxis { get; }

    /// <summary>Values in a plane.</summary>
    internal long PlaneLength { get; }

    /// <summary>Planes in the field.</summary>
    internal long PlaneCount { get; }

    /// <summary>Frames in the field; 1 without an axis of frames.</summary>
    internal int FrameCount { get; }

    /// <summary>Levels in the field.</summary>
    internal int LevelCount { get; }

    /// <summary>A row of values: one plane, one frame, one level.</summary>
    internal static FieldLayout Row(int length) => new([length], frameAxis: null);

    /// <summary>The frame of a plane.</summary>
    internal int FrameOf(long plane) => FrameAxis is null ? 0 : (int)(plane / _planesAfterFrame % FrameCount);

    /// <summary>The level of a plane.</summary>
    internal int LevelOf(long plane) => FrameAxis is null
        ? (int)plane
        : (int)((plane / ((long)_planesAfterFrame * FrameCount) * _planesAfterFrame) + (plane % _planesAfterFrame));

    /// <summary>The index of a level on each axis, null on those that it spans.</summary>
    internal int?[] IndicesOfLevel(int level)
    {
        var indices = new int?[_shape.Length];
        for (var axis = PlaneAxis - 1; axis >= 0; axis--)
        {
            if (axis != FrameAxis)
            {
                indices[axis] = level % _shape[axis];
                level /= _shape[axis];
            }
        }

        return indices;
    }

    /// <summary>The index on each axis of a value.</summary>
    /// <param name="position">Its place in row-major order.</param>
    internal int[] IndexOf(long position)
    {
        var index = new int[_shape.Length];
        for (var axis = _shape.Length - 1; axis >= 0; axis--)
        {
            index[axis] = (int)(position % _shape[axis]);
            position /= _shape[axis];
        }

        return index;
    }

    // The first axis of a plane.
    private int PlaneAxis => Math.Max(Math.Max(0, _shape.Length - PlaneRank), FrameAxis + 1 ?? 0);

    private long Product(int from, int to) =>
        _shape.Skip(from).Take(to - from).Aggregate(1L, (product, length) => checked(product * length));
}
