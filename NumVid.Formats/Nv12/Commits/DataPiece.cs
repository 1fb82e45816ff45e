using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>Values that were put and wait for a commit.</summary>
/// <param name="Box">Where they go.</param>
/// <param name="Values">The values, in memory or to be read.</param>
internal sealed record DataPiece(Box Box, PendingValues Values)
{
    /// <summary>Copies what a box shares with the piece into the box's values.</summary>
    internal void CopyShared<T>(Span<T> target, Box targetBox)
    {
        if (Values.Held is { } held)
        {
            BoxCopy.CopyShared<T>(ArraySpan.Of<T>(held), Box, target, targetBox);
        }
        else if (Box.Intersect(targetBox) is { } shared)
        {
            var read = Values.Read([.. shared.Origin.Zip(Box.Origin, (index, first) => index - first)], shared.Shape);
            BoxCopy.CopyShared<T>(ArraySpan.Of<T>(read), shared, target, targetBox);
        }
    }

    /// <summary>Finds the values of a box where they lie in one run of a held array.</summary>
    /// <param name="box">The box.</param>
    /// <param name="held">The array.</param>
    /// <param name="start">The place of the first value in it, in row-major order.</param>
    internal bool TryFindRun(Box box, [NotNullWhen(true)] out Array? held, out int start)
    {
        held = Values.Held;
        start = 0;
        var isWhole = true;
        for (var axis = box.Rank - 1; axis >= 0; axis--)
        {
            // Behind the first axis that is cut, all others must have one index.
            if (!isWhole && box.Shape[axis] > 1)
            {
                return false;
            }

            isWhole &= box.Shape[axis] == Box.Shape[axis];
        }

        if (held is null || Box.Intersect(box)?.Count != box.Count)
        {
            return false;
        }

        for (var axis = 0; axis < box.Rank; axis++)
        {
            start = (start * Box.Shape[axis]) + box.Origin[axis] - Box.Origin[axis];
        }

        return true;
    }
}
