using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Finds all coordinates that tell where a variable's planes lie: those of its outer dimensions, those that
/// its <c>coordinates</c> name, and times that stand alone in the dataset.</summary>
internal sealed class CfPlaceCoordinates
{
    private const int GridRank = 2;

    private readonly IGribVariable _variable;
    private readonly CfView _view;
    private readonly string[] _dimensions;
    private readonly List<CfPlaceCoordinate> _found = [];

    private CfPlaceCoordinates(IGribVariable variable, CfView view)
    {
        _variable = variable;
        _view = view;
        _dimensions = variable.DimensionNames[..^GridRank];
    }

    /// <summary>Lists them, those of dimensions first.</summary>
    /// <exception cref="UnsupportedDataException">A dimension means nothing that GRIB has a place for.</exception>
    internal static IReadOnlyList<CfPlaceCoordinate> Of(IGribVariable variable, CfView view)
    {
        var coordinates = new CfPlaceCoordinates(variable, view);
        coordinates.AddDimensions();
        coordinates.AddNamed();
        coordinates.AddLoneTimes();
        coordinates.RequireDimensions();
        return coordinates._found;
    }

    private void AddDimensions()
    {
        foreach (var dimension in _dimensions)
        {
            if (_view.FindCoordinate(dimension) is { } coordinate)
            {
                Add(coordinate);
            }
        }
    }

    private void AddNamed()
    {
        foreach (var named in _view.NamedBy(_variable, CfAttributes.Coordinates))
        {
            Add(named);
        }
    }

    // Files with one time often have it as a number that nobody names.
    private void AddLoneTimes()
    {
        foreach (var role in new[] { CfRole.Time, CfRole.Step })
        {
            if (!_found.Exists(coordinate => coordinate.Role == role))
            {
                foreach (var scalar in _view.Scalars().Where(scalar => _view.RoleOf(scalar) == role))
                {
                    Add(scalar);
                }
            }
        }
    }

    private void Add(IGribVariable coordinate)
    {
        var role = _view.RoleOf(coordinate);
        var isOne = coordinate.RecentShape.All(length => length == 1)
            && !coordinate.DimensionNames.Any(_dimensions.Contains);
        var axes = isOne ? [] : Array.ConvertAll(coordinate.DimensionNames, name => Array.IndexOf(_dimensions, name));
        if (role is not (CfRole.Member or CfRole.Time or CfRole.Step or CfRole.Level) || axes.Contains(-1)
            || !CfView.IsNumber(coordinate.ElementType)
            || _found.Exists(found => found.Name == coordinate.RecentName))
        {
            return;
        }

        _found.Add(new(
            coordinate.RecentName, role, axes, isOne ? [] : coordinate.RecentShape, Read(coordinate),
            ReadBounds(coordinate), coordinate.RecentAttributes));
    }

    private static double[] Read(IGribVariable coordinate) => CfAxis.ToDoubles(
        coordinate.ReadRecent(new int[coordinate.RecentShape.Length], coordinate.RecentShape));

    private double[]? ReadBounds(IGribVariable coordinate) => _view.BoundsOf(coordinate) is { } bounds
        && bounds.RecentShape.AsSpan().SequenceEqual([.. coordinate.RecentShape, 2]) && CfView.IsNumber(bounds.ElementType)
        ? Read(bounds) : null;

    private void RequireDimensions()
    {
        for (var axis = 0; axis < _dimensions.Length; axis++)
        {
            if (!_found.Exists(coordinate => coordinate.Axes is [var only] && only == axis))
            {
                throw new UnsupportedDataException(
                    $"The dimension '{_dimensions[axis]}' of '{_variable.RecentName}' is neither member, time, step nor "
                    + $"level, so GRIB has no place for it.");
            }
        }
    }
}
