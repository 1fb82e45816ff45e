using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Selection;

/// <summary>Finds out which way up a field is to be shown, by the CF attributes of the coordinate along its rows.</summary>
internal static class RowOrder
{
    private static readonly string[] s_standardNames = ["latitude", "grid_latitude", "projection_y_coordinate"];

    private static readonly string[] s_names = ["lat", "latitude", "nav_lat"];

    private static readonly string[] s_units = ["degrees_north", "degree_north", "degree_N", "degrees_N", "degreeN", "degreesN"];

    /// <summary>Whether the first row is the southernmost one, so that it belongs at the bottom; false when nothing tells.</summary>
    /// <param name="field">A field of at least two axes.</param>
    /// <param name="coordinates">The variables that describe it, among others.</param>
    internal static bool IsFirstRowSouth(FieldData field, IEnumerable<FieldData> coordinates)
    {
        var upward = coordinates.FirstOrDefault(coordinate => IsAlongRows(coordinate, field) && IsNorthward(coordinate));
        return upward is not null && ValueAt(upward, upward.Shape[0] - 1) > ValueAt(upward, 0);
    }

    private static bool IsAlongRows(FieldData coordinate, FieldData field) =>
        coordinate.Name != field.Name && coordinate.Type != typeof(string) && coordinate.Type != typeof(DateTime)
        && coordinate.Shape.All(length => length > 0)
        && ((coordinate.Dimensions.Count == 1 && coordinate.Dimensions[0] == field.Dimensions[^2])
            || (coordinate.Dimensions.Count == 2 && coordinate.Dimensions.SequenceEqual(field.Dimensions.TakeLast(2))));

    private static bool IsNorthward(FieldData coordinate) =>
        s_standardNames.Contains(Text(coordinate, "standard_name"))
        || s_units.Contains(Text(coordinate, "units"))
        || Text(coordinate, "axis") == "Y"
        || s_names.Contains(coordinate.Name, StringComparer.OrdinalIgnoreCase);

    // Of a coordinate with two axes the first column: rows of a curved grid still go one way.
    private static double ValueAt(FieldData coordinate, int row)
    {
        var rank = coordinate.Dimensions.Count;
        var value = coordinate.Values.Read(rank == 1 ? [row] : [row, 0], [.. Enumerable.Repeat(1, rank)]);
        return Convert.ToDouble(value.Cast<object>().First(), CultureInfo.InvariantCulture);
    }

    private static string? Text(FieldData coordinate, string attribute) =>
        coordinate.Attributes.FirstOrDefault(pair => pair.Key == attribute).Value as string;
}
