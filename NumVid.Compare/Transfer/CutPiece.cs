using System;
using System.Collections.Generic;

namespace NumVid.Compare.Transfer;

/// <summary>Indices of one axis that follow each other.</summary>
/// <param name="Source">The first one in what is cut.</param>
/// <param name="Target">The first one in what remains.</param>
/// <param name="Length">How many.</param>
internal readonly record struct CutPiece(int Source, int Target, int Length)
{
    /// <summary>Copies a box, one piece an axis.</summary>
    /// <param name="box">The pieces.</param>
    /// <param name="values">Where from.</param>
    /// <param name="from">The lengths of that.</param>
    /// <param name="target">Where to.</param>
    /// <param name="to">The lengths of that.</param>
    internal static void Copy(IReadOnlyList<CutPiece> box, Array values, int[] from, Array target, int[] to)
    {
        var rows = 1L;
        for (var axis = 0; axis < box.Count - 1; axis++)
        {
            rows *= box[axis].Length;
        }

        for (var row = 0L; row < rows; row++)
        {
            var (rest, source, place) = (row, (long)box[^1].Source, (long)box[^1].Target);
            var (sourceSize, placeSize) = ((long)from[^1], (long)to[^1]);
            for (var axis = box.Count - 2; axis >= 0; axis--)
            {
                var index = rest % box[axis].Length;
                rest /= box[axis].Length;
                source += (box[axis].Source + index) * sourceSize;
                place += (box[axis].Target + index) * placeSize;
                sourceSize *= from[axis];
                placeSize *= to[axis];
            }

            Array.Copy(values, source, target, place, box[^1].Length);
        }
    }
}
