using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Errors;

namespace NumVid.Compare.Selection;

/// <summary>Turns <c>--times</c> and <c>--levels</c> into indices of an input's dimensions.</summary>
internal static class IndexSelectionParser
{
    /// <summary>The indices of times: dates, ranges of them, or indices.</summary>
    /// <returns>The indices, ascending; none when nothing of it is there.</returns>
    /// <exception cref="UsageException">The text is neither, or the dimension has no dates.</exception>
    internal static int[] Times(string text, string dimension, int length, CoordinateAxes axes)
    {
        var (items, axis) = (CutItemParser.Times(text), axes.PlacesOf(dimension, length));
        return axis.Seconds() is null && items.Any(item => item is TimeItem)
            ? throw new UsageException($"The dimension '{dimension}' has no dates ('{axis.Units}'); choose times by "
                + "index, for example '#0..3'.")
            : Find(items, axis);
    }

    /// <summary>The indices of levels: their values, ranges of them, or indices.</summary>
    /// <returns>The indices, ascending; none when none of the values is there.</returns>
    /// <exception cref="UsageException">The text is neither, or the dimension has no numbers.</exception>
    internal static int[] Levels(string text, string dimension, int length, CoordinateAxes axes)
    {
        var (items, axis) = (CutItemParser.Numbers("--levels", text), axes.PlacesOf(dimension, length));
        return axis.Numbers is null && items.Any(item => item is NumberItem)
            ? throw new UsageException(
                $"The dimension '{dimension}' has no coordinate of numbers; choose by index, for example '#0..3'.")
            : Find(items, axis);
    }

    private static int[] Find(IEnumerable<CutItem> items, CutAxis axis) =>
        [.. items.SelectMany(item => item.Find(axis)).Distinct().Order()];
}
