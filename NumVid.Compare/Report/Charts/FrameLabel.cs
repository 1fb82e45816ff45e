using System.Collections.Generic;
using System.Globalization;
using NumVid.Compare.Pictures;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Charts;

/// <summary>What a frame is called: the place on each axis before those of the frame.</summary>
internal static class FrameLabel
{
    /// <summary>The label, for example <c>time 2020-06-01 12:00 (4 of 24), level 850 hPa (2 of 5)</c>; counted from
    /// 1.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="rank">How many of the last axes are a frame.</param>
    internal static string Of(ComparedVariable variable, SampledFrame frame, int rank)
    {
        var parts = new List<string>();
        var rest = frame.Frame;
        for (var axis = variable.Shape.Count - rank - 1; axis >= 0; axis--)
        {
            var length = variable.Shape[axis];
            var index = rest % length;
            var place = string.Create(CultureInfo.InvariantCulture, $"{index + 1} of {length}");
            parts.Insert(0, $"{variable.Dimensions[axis]} "
                + $"{(variable.NameAt(axis, index) is { } name ? $"{name} ({place})" : place)}");
            rest /= length;
        }

        return parts.Count == 0 ? "the only frame" : string.Join(", ", parts);
    }
}
