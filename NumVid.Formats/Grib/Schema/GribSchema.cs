using System;
using System.Collections.Generic;
using System.Linq;
using EccodesDotNet.Framing;
using NumVid.Formats.Grib.Cubes;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Grib.Headers;
using NumVid.Formats.Grib.Storage;

namespace NumVid.Formats.Grib.Schema;

/// <summary>Presents the cubes of a file as variables: coordinates first, then fields.</summary>
internal static class GribSchema
{
    /// <summary>Lists the variables of an archive.</summary>
    internal static List<GribVariableSpec> Create(GribArchive archive)
    {
        var coordinates = new GribCoordinates(archive.Cubes);
        var taken = coordinates.Variables.Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal);
        var specs = coordinates.Variables.ToList();
        foreach (var cube in archive.Cubes)
        {
            var name = cube.Name;
            while (!taken.Add(name))
            {
                name += "_";
            }

            specs.Add(CreateField(archive, cube, name, coordinates));
        }

        return specs;
    }

    private static GribVariableSpec CreateField(
        GribArchive archive, GribCube cube, string name, GribCoordinates coordinates)
    {
        var axes = GribAxes.List(cube).ToList();
        var grid = coordinates.GetNames(cube.Grid);
        var shape = axes.Select(axis => axis.Values.Length).Concat(GridShape(cube.Grid)).ToArray();
        var headers = OrderPlanes(cube, axes);
        var planes = headers.Select(header => (header?.Field, header?.Grid ?? cube.Grid)).ToArray();
        var attributes =
            GribAttributes.List(cube, grid.Coordinates, grid.Mapping, GetCellMethods(cube, axes, coordinates)).ToList();
        attributes.Add(new(GribAttributes.HeadersKey, GribHeaderStore.Encode(
            [.. headers.Select(
                header => header is null ? null : GribHeaderBytes.Read(archive.Source, header.Field))])));
        string[] dimensions = [.. axes.Select(coordinates.GetName), .. grid.Dimensions];
        return cube.IsDouble
            ? new(name, typeof(double), dimensions, attributes, CreateStore<double>(archive, name, shape, planes))
            : new(name, typeof(float), dimensions, attributes, CreateStore<float>(archive, name, shape, planes));
    }

    private static string? GetCellMethods(GribCube cube, List<GribAxis> axes, GribCoordinates coordinates)
    {
        var time = axes.Find(axis => axis.Role == (cube.Steps is null ? "time" : "step"));
        return cube.First.LocalText?["cell_methods"] ?? GribCellMethods.Get(
            cube, time is null ? "time" : coordinates.GetName(time), time is not null && coordinates.HasBounds(time));
    }

    private static GribPlaneStore<T> CreateStore<T>(
        GribArchive archive, string name, int[] shape, (GribField? Field, GribGrid Grid)[] planes)
        where T : struct, System.Numerics.IFloatingPointIeee754<T> =>
            new(archive.Path, archive.Source, name, shape, planes) { Damages = archive.Damages };

    private static int[] GridShape(GribGrid grid) =>
        grid.Layout == GribGridLayout.Cells ? [grid.ColumnCount] : [grid.RowCount, grid.ColumnCount];

    // From the cube's own order (member, further axes, time, step, level) to that of the variable's dimensions.
    private static GribHeader?[] OrderPlanes(GribCube cube, List<GribAxis> axes)
    {
        string[] roles = ["member", .. cube.FurtherAxes.Select(axis => axis.Name), "time", "step", "level"];
        int[] counts =
        [
            cube.Members.Count, .. cube.FurtherAxes.Select(axis => axis.Places.Count), cube.Times.Count,
            cube.Steps?.Count ?? 1, cube.Levels.Count,
        ];
        var result = new GribHeader?[cube.Planes.Count];
        for (var source = 0; source < result.Length; source++)
        {
            var rest = source;
            var indices = new Dictionary<string, int>();
            for (var role = roles.Length - 1; role >= 0; role--)
            {
                indices[roles[role]] = rest % counts[role];
                rest /= counts[role];
            }

            result[axes.Aggregate(0, (plane, axis) => (plane * axis.Values.Length) + indices[axis.Role])] =
                cube.Planes[source];
        }

        return result;
    }
}
