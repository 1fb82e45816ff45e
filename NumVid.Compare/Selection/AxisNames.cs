using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Selection;

/// <summary>What the places on an axis are called: dates, levels with their unit, or words.</summary>
internal static class AxisNames
{
    private const string FullMinute = ":00";

    // More names than this are no help to anybody, and cost memory.
    private const int MostNames = 1 << 20;

    private const int PlaneRank = 2;

    /// <summary>The names along the axes before those of a frame, from their coordinates.</summary>
    /// <param name="dimensions">The field's dimensions.</param>
    /// <param name="coordinates">The variables that describe it.</param>
    /// <param name="rank">How many of the last axes are a frame.</param>
    /// <returns>One list an axis; null for an axis without a coordinate that names its places.</returns>
    internal static IReadOnlyList<IReadOnlyList<string>?> Of(
        IReadOnlyList<string> dimensions, IReadOnlyList<FieldData> coordinates, int rank = PlaneRank) =>
        [.. dimensions.SkipLast(rank).Select(dimension => coordinates.FirstOrDefault(
            coordinate => coordinate.Name == dimension && coordinate.Dimensions.Count == 1
                && coordinate.Values.Count <= MostNames) is { } coordinate
                ? NamesOf(coordinate) : null)];

    private static string[]? NamesOf(FieldData coordinate)
    {
        var values = coordinate.Values.Read(new int[1], coordinate.Values.Shape).Cast<object?>();
        var units = coordinate.Context.TextOf(CfAttributes.Units);
        var time = CfTimeUnits.TryParse(units, coordinate.Context.TextOf(CfAttributes.Calendar));
        try
        {
            return [.. values.Select(value => value switch
            {
                string text => text,
                DateTime date => WithoutSeconds(date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
                IConvertible number when time is not null =>
                    WithoutSeconds(time.ToText(number.ToDouble(CultureInfo.InvariantCulture))),
                IConvertible number =>
                    string.Create(CultureInfo.InvariantCulture,
                    $"{number.ToDouble(CultureInfo.InvariantCulture):G7} {units}").TrimEnd(),
                _ => "",
            })];
        }
        catch (UnsupportedDataException)
        {
            return null;
        }
    }

    private static string WithoutSeconds(string time) =>
        time.EndsWith(FullMinute, StringComparison.Ordinal) ? time[..^FullMinute.Length] : time;
}
