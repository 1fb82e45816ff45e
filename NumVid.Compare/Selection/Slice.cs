using System;
using System.Linq;
using Microsoft.Research.Science.Data;

namespace NumVid.Compare.Selection;

/// <summary>A box of a variable, with steps; a number for each axis.</summary>
/// <param name="Origin">The first index.</param>
/// <param name="Stride">The step, 1 or more.</param>
/// <param name="Count">How many are taken, 1 or more unless the axis is empty.</param>
internal sealed record Slice(int[] Origin, int[] Stride, int[] Count)
{
    /// <summary>Everything.</summary>
    internal static Slice Whole(int[] shape) => new(new int[shape.Length], [.. shape.Select(_ => 1)], shape);

    /// <summary>Reads it.</summary>
    internal Array Read(Variable variable) =>
        Origin.Length == 0 ? variable.GetData() : variable.GetData(Origin, Stride, Count);

    /// <summary>The indices of one of its values in the variable.</summary>
    /// <param name="position">Its place in row-major order.</param>
    internal int[] IndicesOf(long position)
    {
        var indices = new int[Count.Length];
        for (var axis = Count.Length - 1; axis >= 0; axis--)
        {
            indices[axis] = Origin[axis] + ((int)(position % Count[axis]) * Stride[axis]);
            position /= Count[axis];
        }

        return indices;
    }
}
