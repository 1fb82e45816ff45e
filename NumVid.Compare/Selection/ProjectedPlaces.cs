using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;

namespace NumVid.Compare.Selection;

/// <summary>Places by the coordinates of a projection and the grid mapping that describes it.</summary>
internal sealed class ProjectedPlaces : GridPlaces
{
    private readonly CfMap _map;
    private readonly double[] _x;
    private readonly double[] _y;

    private ProjectedPlaces(CfMap map, double[] x, double[] y) => (_map, _x, _y) = (map, x, y);

    /// <summary>The places; null where the file has no such coordinates, or a map that is not known.</summary>
    internal static ProjectedPlaces? Of(FieldData field, IReadOnlyList<FieldData> coordinates, CfRoles roles)
    {
        var map = roles.NamedBy(field.Context, CfAttributes.GridMapping).Select(CfMap.TryRead).OfType<CfMap>().FirstOrDefault();
        return map is not null
            && Find(coordinates, roles, CfRole.ProjectionY, [field.Dimensions[^2]]) is { } y
            && Find(coordinates, roles, CfRole.ProjectionX, [field.Dimensions[^1]]) is { } x
            && InUnitsOf(map, x) is { } columns && InUnitsOf(map, y) is { } rows
            ? new ProjectedPlaces(map, columns, rows) : null;
    }

    /// <inheritdoc/>
    internal override (double Latitude, double Longitude) At(double column, double row) =>
        _map.PlaceOf(Between(_x, column), Between(_y, row));

    private static double Between(double[] values, double place)
    {
        var first = First(place, values.Length);
        return values.Length < 2 ? values[0] : values[first] + ((values[first + 1] - values[first]) * (place - first));
    }

    private static double[]? InUnitsOf(CfMap map, FieldData coordinate) =>
        map.UnitOf(coordinate.Context.TextOf(CfAttributes.Units)) is { } unit
            ? [.. Doubles.Of(coordinate).Select(value => value * unit)] : null;
}
