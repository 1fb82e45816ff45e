using System;
using System.Collections.Generic;
using NumVid.Formats.Model;

namespace NumVid.Formats.NetCdf.Writing;

/// <summary>Values put into a variable.</summary>
/// <param name="Origin">Where the first value goes; empty for a scalar.</param>
/// <param name="Values">The values.</param>
internal sealed record NetCdfPiece(int[] Origin, PendingValues Values)
{
    /// <summary>Whether it gives every value of a variable of this shape.</summary>
    internal bool CoversAll(int[] shape)
    {
        for (var axis = 0; axis < shape.Length; axis++)
        {
            if (Origin[axis] != 0 || Values.Shape[axis] < shape[axis])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the old box and the pieces together surely give every value of a shape.</summary>
    /// <remarks>Looks only for slabs that are whole but for the first axis: what is appended and put in real use. A
    /// false "no" costs one more pass of writing.</remarks>
    /// <param name="shape">The shape to be filled.</param>
    /// <param name="oldShape">The box at the origin that is copied first, or null.</param>
    /// <param name="pieces">What is put into it.</param>
    internal static bool CoverAll(int[] shape, int[]? oldShape, IReadOnlyList<NetCdfPiece> pieces)
    {
        var slabs = new List<(int Start, int End)>();
        if (oldShape is not null)
        {
            AddSlab(slabs, shape, new int[shape.Length], oldShape);
        }

        foreach (var piece in pieces)
        {
            AddSlab(slabs, shape, piece.Origin, piece.Values.Shape);
        }

        if (shape.Length == 0)
        {
            return slabs.Count > 0;
        }

        slabs.Sort();
        var reached = 0;
        foreach (var (start, end) in slabs)
        {
            reached = start <= reached ? Math.Max(reached, end) : reached;
        }

        return reached >= shape[0];
    }

    private static void AddSlab(List<(int Start, int End)> slabs, int[] shape, int[] origin, int[] lengths)
    {
        for (var axis = 1; axis < shape.Length; axis++)
        {
            if (origin[axis] != 0 || lengths[axis] < shape[axis])
            {
                return;
            }
        }

        if (shape.Length == 0)
        {
            slabs.Add((0, 1));
        }
        else if (lengths[0] > 0)
        {
            slabs.Add((origin[0], origin[0] + lengths[0]));
        }
    }
}
