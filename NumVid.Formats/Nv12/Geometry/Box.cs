using System;

namespace NumVid.Formats.Nv12.Geometry;

/// <summary>A rectangular part of a variable: an origin and a shape, one number an axis.</summary>
internal sealed class Box
{
    /// <summary>Creates a box; the arrays are kept and must not be changed afterwards.</summary>
    internal Box(int[] origin, int[] shape)
    {
        Origin = origin;
        Shape = shape;
        Count = CountOf(shape);
    }

    /// <summary>The first index on each axis.</summary>
    internal int[] Origin { get; }

    /// <summary>The extent on each axis.</summary>
    internal int[] Shape { get; }

    /// <summary>The points in the box; 1 for rank 0.</summary>
    internal long Count { get; }

    /// <summary>The number of axes.</summary>
    internal int Rank => Shape.Length;

    /// <summary>The box at the origin.</summary>
    internal static Box Whole(int[] shape) => new(new int[shape.Length], shape);

    /// <summary>The points in a shape; 1 for rank 0.</summary>
    internal static long CountOf(ReadOnlySpan<int> shape)
    {
        var count = 1L;
        foreach (var extent in shape)
        {
            count = checked(count * extent);
        }

        return count;
    }

    /// <summary>The part that two boxes share, or null when they share no point.</summary>
    internal Box? Intersect(Box other)
    {
        var origin = new int[Rank];
        var shape = new int[Rank];
        for (var axis = 0; axis < Rank; axis++)
        {
            origin[axis] = Math.Max(Origin[axis], other.Origin[axis]);
            var end = Math.Min(Origin[axis] + Shape[axis], other.Origin[axis] + other.Shape[axis]);
            if (end <= origin[axis])
            {
                return null;
            }

            shape[axis] = end - origin[axis];
        }

        return new Box(origin, shape);
    }

    /// <summary>This box with one axis cut down to a range.</summary>
    internal Box Slice(int axis, int start, int length)
    {
        var origin = (int[])Origin.Clone();
        var shape = (int[])Shape.Clone();
        origin[axis] = start;
        shape[axis] = length;
        return new Box(origin, shape);
    }

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(',', Origin)}] + [{string.Join(',', Shape)}]";
}
