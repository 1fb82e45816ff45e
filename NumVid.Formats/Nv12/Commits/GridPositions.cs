using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Cf;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Positions;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>Finds the latitudes and longitudes of a commit that follow a grid on a map which an attribute
/// names.</summary>
internal static class GridPositions
{
    /// <summary>What the variables of a commit hold, by their places in the list; only those that follow a
    /// grid.</summary>
    /// <param name="variables">All variables.</param>
    /// <param name="roles">What they are for each other.</param>
    /// <param name="piecesOf">What was put into the variable of a place.</param>
    internal static Dictionary<int, PointPositions> Find(
        IReadOnlyList<VariableContext> variables, CfRoles roles, Func<int, IReadOnlyList<DataPiece>> piecesOf)
    {
        var found = new Dictionary<int, PointPositions>();
        var planes = Enumerable.Range(0, variables.Count).Where(i => IsPlane(variables[i])).ToArray();
        int[] latitudes = [.. planes.Where(i => roles.Find(variables[i])?.Role == CfRole.Latitude)];
        int[] longitudes = [.. planes.Where(i => roles.Find(variables[i])?.Role == CfRole.Longitude)];
        foreach (var latitude in latitudes)
        {
            var longitude = Array.FindIndex(
                longitudes, i => variables[i].Dimensions.SequenceEqual(variables[latitude].Dimensions));
            if (longitude >= 0 && PlacementOf(latitude, longitudes[longitude], variables, roles, piecesOf) is { } pair)
            {
                found[latitude] = pair.Latitudes;
                found[longitudes[longitude]] = pair.Longitudes;
            }
        }

        return found;
    }

    private static bool IsPlane(VariableContext variable) =>
        variable.Dimensions.Count == 2 && (variable.Type == typeof(float) || variable.Type == typeof(double));

    private static (PointPositions Latitudes, PointPositions Longitudes)? PlacementOf(
        int latitude, int longitude, IReadOnlyList<VariableContext> variables, CfRoles roles,
        Func<int, IReadOnlyList<DataPiece>> piecesOf)
    {
        // Pieces that were put one by one, and those that are added to stored ones, are kept by their words.
        if (piecesOf(latitude) is not [{ } north] || piecesOf(longitude) is not [{ } east]
            || !IsWhole(north.Box) || !north.Box.Shape.AsSpan().SequenceEqual(east.Box.Shape) || !IsWhole(east.Box))
        {
            return null;
        }

        var maps = MapsOf(variables[latitude], variables, roles).ToArray();
        if (maps.Length == 0)
        {
            return null;
        }

        var norths = PlaneOfDegrees.Of(north, variables[latitude].Type!);
        var easts = PlaneOfDegrees.Of(east, variables[longitude].Type!);
        var grid = maps.Concat(maps.SelectMany(map => GridFit.OtherMaps(map, norths.At, easts.At, norths.Rows,
            norths.Columns)))
            .Select(map => GridFit.Find(map, norths.At, easts.At, norths.Rows, norths.Columns))
            .FirstOrDefault(grid => grid is not null);
        return grid is null ? null : (
            new(grid, IsLongitude: false) { Places = norths.Places() },
            new(grid, IsLongitude: true) { Places = easts.Places() });
    }

    private static bool IsWhole(Box box) => Array.TrueForAll(box.Origin, index => index == 0);

    // Those of the fields on the same grid.
    private static IEnumerable<MapProjection> MapsOf(
        VariableContext position, IReadOnlyList<VariableContext> variables, CfRoles roles) => variables
            .Where(variable => position.Dimensions.All(variable.Dimensions.Contains))
            .SelectMany(variable => roles.NamedBy(variable, CfAttributes.GridMapping))
            .DistinctBy(mapping => mapping.Name)
            .Select(CfProjection.TryRead).OfType<CfProjection>().Select(MapOf).OfType<MapProjection>();

    private static MapProjection? MapOf(CfProjection projection) => projection.Name switch
    {
        CfGridMapping.LambertConformalConic => MapProjections.Cone(
            projection.Meridian, projection.First, projection.Second, projection.Eccentricity),
        CfGridMapping.PolarStereographic =>
            MapProjections.Plane(projection.Meridian, projection.First < 0, projection.Eccentricity),
        CfGridMapping.LambertAzimuthalEqualArea =>
            MapProjections.EqualAreaPlane(projection.First, projection.Meridian, projection.Eccentricity),
        CfGridMapping.Mercator => MapProjections.Cylinder(projection.Eccentricity),
        _ => MapProjections.TurnedSphere(projection.First, projection.Meridian),
    };
}
