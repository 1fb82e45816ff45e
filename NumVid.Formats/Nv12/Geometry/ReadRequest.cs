using System;
using System.Globalization;

namespace NumVid.Formats.Nv12.Geometry;

/// <summary>A strided rectangle of a variable that a reader asks for.</summary>
internal sealed class ReadRequest
{
    /// <summary>Creates a request for points inside a shape.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A part of the request lies outside.</exception>
    /// <exception cref="ArgumentException">It has another number of axes.</exception>
    internal ReadRequest(int[] origin, int[] stride, int[] count, int[] shape)
    {
        if (origin.Length != shape.Length || stride.Length != shape.Length || count.Length != shape.Length)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"An origin of {origin.Length} and a shape of {count.Length} axes were given for "
                    + $"{shape.Length} axes."),
                nameof(origin));
        }

        Origin = origin;
        Stride = stride;
        Count = count;
        for (var axis = 0; axis < shape.Length; axis++)
        {
            var last = origin[axis] + ((count[axis] - 1L) * stride[axis]);
            if (origin[axis] < 0 || stride[axis] < 1 || count[axis] < 0 || last >= shape[axis])
            {
                throw new ArgumentOutOfRangeException(nameof(origin), string.Create(
                    CultureInfo.InvariantCulture,
                    $"Origin {origin[axis]}, stride {stride[axis]}, count {count[axis]} on axis {axis} leave [0, "
                    + $"{shape[axis]})."));
            }
        }
    }

    /// <summary>The first index on each axis.</summary>
    internal int[] Origin { get; }

    /// <summary>The step on each axis, at least 1.</summary>
    internal int[] Stride { get; }

    /// <summary>The points asked for on each axis.</summary>
    internal int[] Count { get; }

    /// <summary>The part of the answer that a box holds, or null when it holds none.</summary>
    internal Box? PartIn(Box box)
    {
        var origin = new int[Count.Length];
        var shape = new int[Count.Length];
        for (var axis = 0; axis < Count.Length; axis++)
        {
            var first = DivideUp((long)box.Origin[axis] - Origin[axis], Stride[axis]);
            var end = DivideUp((long)box.Origin[axis] + box.Shape[axis] - Origin[axis], Stride[axis]);
            first = Math.Max(first, 0);
            end = Math.Min(end, Count[axis]);
            if (end <= first)
            {
                return null;
            }

            origin[axis] = (int)first;
            shape[axis] = (int)(end - first);
        }

        return new Box(origin, shape);
    }

    private static long DivideUp(long value, int divisor) => value <= 0 ? 0 : ((value - 1) / divisor) + 1;
}
