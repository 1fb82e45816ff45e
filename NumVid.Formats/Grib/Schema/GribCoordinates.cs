using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Cf;
using NumVid.Formats.Grib.Cubes;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Grib.Storage;

namespace NumVid.Formats.Grib.Schema;

/// <summary>Names the axes and grids that the cubes of a file share, and describes their coordinate
/// variables.</summary>
internal sealed class GribCoordinates
{
    // ecCodes' number of surface pressure.
    private const long SurfacePressure = 134;

    private readonly Dictionary<GribAxis, string> _axes = [];
    private readonly Dictionary<GribGrid, (string[] Dimensions, string? Coordinates, string? Mapping)> _grids = [];
    private readonly HashSet<string> _withBounds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<GribVariableSpec> _variables = [];
    private readonly string? _surfacePressure;

    internal GribCoordinates(IReadOnlyList<GribCube> cubes)
    {
        _surfacePressure = cubes.FirstOrDefault(
            cube => cube.First.Parameter.ParamId == SurfacePressure && cube.Levels.Count == 1)?.Name;
        var all = cubes.SelectMany(GribAxes.List).Distinct().ToList();
        var axes = all.Select(axis => FindWithBounds(axis, all) ?? axis).Distinct().ToList();
        foreach (var axis in axes)
        {
            AddAxis(axis, isAlone: axes.Count(other => other.Role == axis.Role) == 1);
        }

        foreach (var axis in all.Except(axes))
        {
            _axes[axis] = _axes[FindWithBounds(axis, all)!];
        }

        foreach (var group in cubes.GroupBy(cube => cube.Grid))
        {
            AddGrid(group.Key, group.First().First.LocalText?.DimensionNames ?? []);
        }
    }

    /// <summary>The coordinate variables.</summary>
    internal IReadOnlyList<GribVariableSpec> Variables => _variables;

    /// <summary>The name of an axis.</summary>
    internal string GetName(GribAxis axis) => _axes[axis];

    /// <summary>Whether an axis has bounds, if only for other fields on it.</summary>
    internal bool HasBounds(GribAxis axis) => _withBounds.Contains(_axes[axis]);

    /// <summary>The dimensions of a grid, its <c>coordinates</c> and its <c>grid_mapping</c>.</summary>
    internal (string[] Dimensions, string? Coordinates, string? Mapping) GetNames(GribGrid grid) => _grids[grid];

    // Fields of instants share the times of intervals: their cell methods say that they are of points.
    private static GribAxis? FindWithBounds(GribAxis axis, List<GribAxis> all) => axis.Bounds is null
        ? all.Find(other => other.Bounds is not null && other with { Bounds = null, Hint = axis.Hint } == axis) : null;

    private void AddAxis(GribAxis axis, bool isAlone)
    {
        var name =
            Unique(axis.NotedName ?? (isAlone || axis.Hint.Length == 0 ? axis.Role : $"{axis.Role}_{axis.Hint}"));
        _axes[axis] = name;
        var attributes = axis.Attributes.ToList();
        var (terms, termsOfBounds) = axis.Hybrid is { } hybrid ? AddTerms(hybrid, name) : (null, null);
        if (axis.Bounds is { } bounds)
        {
            _withBounds.Add(name);
            attributes.Add(new(CfAttributes.Bounds, name + "_bnds"));
            Add(name + "_bnds", [name, "bnds"], bounds, Formula(termsOfBounds));
        }

        attributes.AddRange(Formula(terms));
        Add(name, [name], axis.Values, attributes);
    }

    private static KeyValuePair<string, object>[] Formula(string? terms) =>
        terms is null ? [] : [new(CfAttributes.FormulaTerms, terms)];

    private (string Terms, string? OfBounds) AddTerms(GribHybridLevels hybrid, string level)
    {
        var (ap, b) = (Unique("ap"), Unique("b"));
        var ofBounds = hybrid.ApBounds is null ? null : CfFormulaTerms.Hybrid(ap + "_bnds", b + "_bnds", _surfacePressure);
        AddTerm(ap, level, hybrid.Ap, hybrid.ApBounds, "Pa");
        AddTerm(b, level, hybrid.B, hybrid.BBounds, "1");
        return (CfFormulaTerms.Hybrid(ap, b, _surfacePressure), ofBounds);
    }

    private void AddTerm(string name, string level, double[] values, double[,]? bounds, string units)
    {
        KeyValuePair<string, object>[] attributes =
            [new("long_name", $"coefficient {name} of hybrid levels: p = ap + b ps"), new("units", units)];
        if (bounds is not null)
        {
            Add(name + "_bnds", [level, "bnds"], bounds, [new("units", units)]);
            attributes = [.. attributes, new(CfAttributes.Bounds, name + "_bnds")];
        }

        Add(name, [level], values, attributes);
    }

    private void AddGrid(GribGrid grid, string[] notedNames)
    {
        _grids[grid] = grid.Layout switch
        {
            GribGridLayout.Axes => (AddLatitudeLongitude(grid, notedNames), null, null),
            GribGridLayout.Cells => AddPoints(grid, [Unique("cell")]),
            _ => AddPoints(grid, [Unique("y"), Unique("x")]),
        };
    }

    private string[] AddLatitudeLongitude(GribGrid grid, string[] notedNames)
    {
        var (latitude, longitude) = notedNames.Length >= 2 ? (notedNames[^2], notedNames[^1])
            : ("latitude", "longitude");
        return
        [
            AddShared("latitude", latitude, grid.Latitudes, "degrees_north", "Y"),
            AddShared("longitude", longitude, grid.Longitudes, "degrees_east", "X"),
        ];
    }

    // Grids that differ in one direction only share the other.
    private string AddShared(string role, string wantedName, double[] values, string units, string axis)
    {
        var existing = _variables.FirstOrDefault(variable =>
            variable.Dimensions.Length == 1 && variable.Attributes.Any(
                attribute => attribute is { Key: "standard_name", Value: string name } && name == role)
            && variable.Store.Read(new int[1], variable.Store.Shape) is double[] other
            && other.AsSpan().SequenceEqual(values));
        if (existing is not null)
        {
            return existing.Name;
        }

        var name = Unique(wantedName);
        Add(name, [name], values,
            [new("units", units), new("standard_name", role), new("long_name", role), new("axis", axis)]);
        return name;
    }

    // Single precision is 1 m on the ground, far below what grids of this kind resolve, and half the bytes to keep.
    private (string[] Dimensions, string? Coordinates, string? Mapping) AddPoints(GribGrid grid, string[] dimensions)
    {
        if (grid.Unplaced is not null)
        {
            return (dimensions, null, null);
        }

        AddMapAxes(grid, dimensions);
        var latitude = Unique("latitude");
        var longitude = Unique("longitude");
        AddPositions(latitude, dimensions, grid, () =>
            grid.Latitudes, [new("units", "degrees_north"), new("standard_name", "latitude")]);
        AddPositions(longitude, dimensions, grid, () =>
            grid.Longitudes, [new("units", "degrees_east"), new("standard_name", "longitude")]);
        string? mapping = null;
        if (grid.Mapping.Count > 0)
        {
            mapping = Unique(grid.Type);
            Add(mapping, [], new int[1], grid.Mapping);
        }

        return (dimensions, $"{latitude} {longitude}", mapping);
    }

    private void AddMapAxes(GribGrid grid, string[] dimensions)
    {
        if (grid.MapAxes is not { } axes)
        {
            return;
        }

        var mapping = grid.Mapping.FirstOrDefault(pair => pair.Key == CfAttributes.GridMappingName).Value as string;
        var (x, y, units) = CfGridMapping.DescribeAxes(mapping);
        Add(dimensions[^2], [dimensions[^2]], axes.Y, [new("units", units), new("standard_name", y), new("axis", "Y")]);
        Add(dimensions[^1], [dimensions[^1]], axes.X, [new("units", units), new("standard_name", x), new("axis", "X")]);
    }

    private void AddPositions(
        string name, string[] dimensions, GribGrid grid, Func<double[]> read, IReadOnlyList<KeyValuePair<string, object>> attributes)
    {
        int[] shape = dimensions.Length == 1 ? [grid.PointCount] : [grid.RowCount, grid.ColumnCount];
        var store = new GribComputedStore(shape, () => Shape(read(), grid, dimensions.Length));
        _variables.Add(new GribVariableSpec(name, typeof(float), dimensions, attributes, store));
    }

    private static Array Shape(double[] values, GribGrid grid, int rank)
    {
        if (rank == 1)
        {
            return Array.ConvertAll(values, value => (float)value);
        }

        var result = new float[grid.RowCount, grid.ColumnCount];
        for (var i = 0; i < values.Length; i++)
        {
            result[i / grid.ColumnCount, i % grid.ColumnCount] = (float)values[i];
        }

        return result;
    }

    private void Add(
        string name, string[] dimensions, Array data, IReadOnlyList<KeyValuePair<string, object>> attributes)
    {
        var type = data.GetType().GetElementType()!;
        var wrapper = new ArrayWrapper(dimensions.Length, type);
        wrapper.PutData(null, data);
        _variables.Add(new GribVariableSpec(name, type, dimensions, attributes, new GribMemoryStore(wrapper)));
    }

    private string Unique(string name)
    {
        var result = name;
        for (var number = 2; !_taken.Add(result); number++)
        {
            result = $"{name}_{number}";
        }

        return result;
    }
}
