using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;

namespace NumVid.Compare.Selection;

/// <summary>Where on Earth the points of a frame lie, where its file tells.</summary>
internal abstract class GridPlaces
{
    /// <summary>The places of a field's points; null where they are not known.</summary>
    /// <param name="field">A field of at least two axes.</param>
    /// <param name="coordinates">The variables that describe it, among others.</param>
    internal static GridPlaces? Of(FieldData field, IReadOnlyList<FieldData> coordinates)
    {
        var roles = new CfRoles([.. coordinates.Select(each => each.Context)], []);
        return (GridPlaces?)ToldPlaces.Of(field, coordinates, roles) ?? ProjectedPlaces.Of(field, coordinates, roles);
    }

    /// <summary>The place of a point, between others or a little beyond the first or last one; NaN for what is not on
    /// Earth.</summary>
    /// <param name="column">Its column, with a fraction.</param>
    /// <param name="row">Its row.</param>
    internal abstract (double Latitude, double Longitude) At(double column, double row);

    /// <summary>The point before a place, of which there is a next one.</summary>
    protected static int First(double place, int count) => (int)Math.Clamp(Math.Floor(place), 0, Math.Max(0, count - 2));

    /// <summary>A coordinate with a role on axes.</summary>
    protected static FieldData? Find(
        IEnumerable<FieldData> coordinates, CfRoles roles, CfRole role, params IReadOnlyList<string>[] axes) =>
        coordinates.FirstOrDefault(each => IsNumber(each) && roles.Find(each.Context)?.Role == role
            && axes.Any(each.Dimensions.SequenceEqual));

    private static bool IsNumber(FieldData coordinate) =>
        Type.GetTypeCode(coordinate.Type) is >= TypeCode.SByte and <= TypeCode.Double;
}
