using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;

namespace NumVid.Compare.Selection;

/// <summary>Finds the axis along which the frames of a field follow each other: CF time, else the longest one before
/// the last two.</summary>
internal static class FrameAxis
{
    private const int PlaneRank = 2;

    /// <summary>The axis, or null for a field of two axes neither of which is a leading time, which is one
    /// frame.</summary>
    /// <param name="dimensions">The field's dimensions.</param>
    /// <param name="shape">Their lengths.</param>
    /// <param name="coordinates">The variables that describe it.</param>
    /// <param name="rank">How many of the last axes are a frame.</param>
    internal static int? Of(
        IReadOnlyList<string> dimensions, IReadOnlyList<int> shape, IEnumerable<FieldData> coordinates,
        int rank = PlaneRank)
    {
        var isTime =
            new CfRoles([.. coordinates.Select(coordinate => coordinate.Context)], []).TimeAxesOf([.. dimensions]);
        if (dimensions.Count <= rank)
        {
            return dimensions.Count == PlaneRank && isTime[0] ? 0 : null;
        }

        var candidates = Enumerable.Range(0, dimensions.Count - rank).ToArray();
        var ofTime = candidates.Where(axis => isTime[axis]).ToArray();
        return (ofTime.Length > 0 ? ofTime : candidates).MaxBy(axis => shape[axis]);
    }
}
