using System;
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
            BoxCopy.CopyShared<T>(BoxCopy.Flat<T>(held), Box, target, targetBox);
        }
        else if (Box.Intersect(targetBox) is { } shared)
        {
            var read = Values.Read([.. shared.Origin.Zip(Box.Origin, (index, first) => index - first)], shared.Shape);
            BoxCopy.CopyShared<T>(BoxCopy.Flat<T>(read), shared, target, targetBox);
        }
    }
}
