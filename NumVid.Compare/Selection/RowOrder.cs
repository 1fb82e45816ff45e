using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;

namespace NumVid.Compare.Selection;

/// <summary>Finds out which way up a field is to be shown, by the coordinate along its rows.</summary>
internal static class RowOrder
{
    /// <summary>Whether the first row is the southernmost one, so that it belongs at the bottom; false when nothing
    /// tells.</summary>
    /// <param name="field">A field of at least two axes.</param>
    /// <param name="coordinates">The variables that describe it, among others.</param>
    internal static bool IsFirstRowSouth(FieldData field, IEnumerable<FieldData> coordinates)
    {
        var along = coordinates.Where(coordinate => IsAlongRows(coordinate, field)).ToArray();
        var roles = new CfRoles([.. along.Select(coordinate => coordinate.Context)], []);
        var upward = Array.Find(
            along, coordinate => roles.Find(coordinate.Context)?.Role is CfRole.Latitude or CfRole.ProjectionY);
        return upward is not null && ValueAt(upward, upward.Shape[0] - 1) > ValueAt(upward, 0);
    }

    private static bool IsAlongRows(FieldData coordinate, FieldData field) =>
        coordinate.Name != field.Name && coordinate.Type != typeof(string) && coordinate.Type != typeof(DateTime)
        && coordinate.Shape.All(length => length > 0)
        && ((coordinate.Dimensions.Count == 1 && coordinate.Dimensions[0] == field.Dimensions[^2])
            || (coordinate.Dimensions.Count == 2 && coordinate.Dimensions.SequenceEqual(field.Dimensions.TakeLast(2))));

    // Of a coordinate with two axes the first column: rows of a curved grid still go one way.
    private static double ValueAt(FieldData coordinate, int row)
    {
        var rank = coordinate.Dimensions.Count;
        var value = coordinate.Values.Read(rank == 1 ? [row] : [row, 0], [.. Enumerable.Repeat(1, rank)]);
        return Convert.ToDouble(value.Cast<object>().First(), CultureInfo.InvariantCulture);
    }
}
