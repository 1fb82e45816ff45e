using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Selection;

/// <summary>Finds the axis along which the frames of a field follow each other: CF time, else the longest one before the last two.</summary>
internal static class FrameAxis
{
    private const int PlaneRank = 2;

    /// <summary>The axis, or null for a field of two axes neither of which is a leading time, which is one frame.</summary>
    /// <param name="dimensions">The field's dimensions.</param>
    /// <param name="shape">Their lengths.</param>
    /// <param name="coordinates">The variables that describe it.</param>
    internal static int? Of(IReadOnlyList<string> dimensions, IReadOnlyList<int> shape, IEnumerable<FieldData> coordinates)
    {
        var times = coordinates.Where(IsTime).Select(coordinate => coordinate.Name).ToHashSet(StringComparer.Ordinal);
        if (dimensions.Count <= PlaneRank)
        {
            return dimensions.Count == PlaneRank && times.Contains(dimensions[0]) ? 0 : null;
        }

        var candidates = Enumerable.Range(0, dimensions.Count - PlaneRank).ToArray();
        var ofTime = candidates.Where(axis => times.Contains(dimensions[axis])).ToArray();
        return (ofTime.Length > 0 ? ofTime : candidates).MaxBy(axis => shape[axis]);
    }

    /// <summary>Whether a variable is the coordinate of a time axis.</summary>
    internal static bool IsTime(FieldData coordinate) =>
        coordinate.Dimensions.Count == 1 && coordinate.Dimensions[0] == coordinate.Name
        && (coordinate.Type == typeof(DateTime)
            || Text(coordinate, "units")?.Contains(" since ", StringComparison.OrdinalIgnoreCase) == true
            || Text(coordinate, "standard_name") is "time" or "forecast_reference_time" or "forecast_period"
            || Text(coordinate, "axis") == "T");

    private static string? Text(FieldData coordinate, string attribute) =>
        coordinate.Attributes.FirstOrDefault(pair => pair.Key == attribute).Value as string;
}
