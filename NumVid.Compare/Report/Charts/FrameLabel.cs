using System.Collections.Generic;
using System.Globalization;
using NumVid.Compare.Pictures;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Charts;

/// <summary>What a frame is called: the place on each axis before the last two.</summary>
internal static class FrameLabel
{
    /// <summary>The label, for example <c>time 2020-06-01 12:00 (4 of 24), level 850 hPa (2 of 5)</c>; counted from
    /// 1.</summary>
    internal static string Of(ComparedVariable variable, SampledFrame frame)
    {
        var parts = new List<string>();
        var rest = frame.Frame;
        for (var axis = variable.Shape.Count - 3; axis >= 0; axis--)
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
