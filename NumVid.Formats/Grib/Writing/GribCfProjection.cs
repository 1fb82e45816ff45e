using System;
using EccodesDotNet;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Writing;

// Why so: docs/decisions/0049-grib-grids-checked.md
/// <summary>Describes a grid by its CF grid mapping: rotated pole, Lambert, polar stereographic, Mercator, Lambert
/// azimuthal.</summary>
/// <remarks>Rows are written from south to north: for other directions ecCodes 2.28 gives points of a Lambert grid
/// wrong places. What the header says is computed and compared with the dataset's own latitudes and longitudes, or
/// with those of the mapping's formula where it has none, before it is used.</remarks>
internal sealed class GribCfProjection
{
    // Part of a cell by which a point of the header may lie off the dataset's own place.
    private const double Tolerance = 0.05;
    private const double MetresPerDegree = 111_200;

    private readonly GribMessage _message;
    private readonly string _variable;
    private readonly CfGridMapping _mapping;
    private readonly GribCfMap _map;
    private readonly GribCfProjectedAxis _x;
    private readonly GribCfProjectedAxis _y;
    private readonly double[] _latitudes;
    private readonly double[] _longitudes;

    private GribCfProjection(GribMessage message, IGribVariable variable, GribPlaneCoordinates coordinates, CfGridMapping mapping)
    {
        _message = message;
        _variable = variable.RecentName;
        _mapping = mapping;
        RequireKnown(mapping);
        _map = new GribCfMap(mapping);
        var isRotated = mapping.Name == CfGridMapping.RotatedLatitudeLongitude;
        _y = GribCfProjectedAxis.Read(coordinates.Axes[^2], isRotated, _variable);
        _x = GribCfProjectedAxis.Read(coordinates.Axes[^1], isRotated, _variable);
        (_latitudes, _longitudes) = coordinates.TryReadPositions(variable, 2)
            ?? _map.Place(_x.InOrder(), _y.InOrder());
    }

    private static void RequireKnown(CfGridMapping mapping)
    {
        string[] known =
        [
            CfGridMapping.RotatedLatitudeLongitude, CfGridMapping.LambertConformalConic,
            CfGridMapping.PolarStereographic, CfGridMapping.Mercator, CfGridMapping.LambertAzimuthalEqualArea,
        ];
        if (!Array.Exists(known, name => name == mapping.Name))
        {
            throw new UnsupportedDataException($"The grid mapping '{mapping.Name}' of '{mapping.Variable}' cannot be "
                + $"told in GRIB; known are {string.Join(", ", known)}.");
        }
    }

    /// <summary>Sets the grid of a message, when the variable has a grid mapping.</summary>
    /// <returns>Whether it has one.</returns>
    /// <exception cref="UnsupportedDataException">The mapping is none of those known, or contradicts the positions of
    /// the points.</exception>
    internal static bool TrySet(GribMessage message, IGribVariable variable, GribPlaneCoordinates coordinates)
    {
        if (coordinates.FindGridMapping(variable) is not { } found
            || new CfGridMapping(found.RecentAttributes, variable.RecentName) is not { Name: not (null or CfGridMapping.LatitudeLongitude) } mapping)
        {
            return false;
        }

        var projection = new GribCfProjection(message, variable, coordinates, mapping);
        projection.Set();
        projection.Check();
        return true;
    }

    private void Set()
    {
        switch (_mapping.Name)
        {
            case CfGridMapping.RotatedLatitudeLongitude:
                SetRotated();
                break;
            case CfGridMapping.LambertConformalConic:
                Begin("lambert", "DxInMetres", "DyInMetres");
                _message.Set("LaDInDegrees", _mapping.Number("latitude_of_projection_origin", _map.Parallels[0]));
                _message.Set("LoVInDegrees", Wrap(_map.Meridian));
                _message.Set("Latin1InDegrees", _map.Parallels[0]);
                _message.Set("Latin2InDegrees", _map.Parallels[^1]);
                _message.Set("projectionCentreFlag", _map.Parallels[0] < 0 ? 128 : 0);
                break;
            case CfGridMapping.PolarStereographic:
                Begin("polar_stereographic", "DxInMetres", "DyInMetres");
                _message.Set("LaDInDegrees", _map.Parallels[0]);
                _message.Set("orientationOfTheGridInDegrees", Wrap(_map.Meridian));
                _message.Set(
                    "projectionCentreFlag", _mapping.Number("latitude_of_projection_origin") < 0 ? 128 : 0);
                break;
            case CfGridMapping.LambertAzimuthalEqualArea:
                Begin("lambert_azimuthal_equal_area", "DxInMetres", "DyInMetres");
                _message.Set("standardParallelInDegrees", _mapping.Number("latitude_of_projection_origin"));
                _message.Set("centralLongitudeInDegrees", Wrap(_map.Meridian));
                break;
            default:
                Begin("mercator", "DiInMetres", "DjInMetres");
                _message.Set("LaDInDegrees", _map.Parallels[0]);
                var last = Corner(isLast: true);
                _message.Set("latitudeOfLastGridPointInDegrees", _latitudes[last]);
                _message.Set("longitudeOfLastGridPointInDegrees", Wrap(_longitudes[last]));
                break;
        }
    }

    private void SetRotated()
    {
        if (_mapping.Number("north_pole_grid_longitude", 0) != 0)
        {
            throw new UnsupportedDataException($"The grid mapping of '{_variable}' turns the grid about its own pole, which is not supported.");
        }

        SetShape("rotated_ll");
        _message.Set("latitudeOfFirstGridPointInDegrees", _y.Smallest);
        _message.Set("latitudeOfLastGridPointInDegrees", _y.Largest);
        _message.Set("longitudeOfFirstGridPointInDegrees", Wrap(_x.Smallest));
        _message.Set("longitudeOfLastGridPointInDegrees", Wrap(_x.Largest));
        _message.Set("iDirectionIncrementInDegrees", _x.Step);
        _message.Set("jDirectionIncrementInDegrees", _y.Step);
        _message.Set("latitudeOfSouthernPoleInDegrees", -_mapping.Number("grid_north_pole_latitude"));
        _message.Set("longitudeOfSouthernPoleInDegrees", Wrap(_mapping.Number("grid_north_pole_longitude") + 180));
        _message.Set("angleOfRotationInDegrees", 0.0);
    }

    private void Begin(string type, string xStep, string yStep)
    {
        SetShape(type);
        var first = Corner(isLast: false);
        _message.Set("latitudeOfFirstGridPointInDegrees", _latitudes[first]);
        _message.Set("longitudeOfFirstGridPointInDegrees", Wrap(_longitudes[first]));
        _message.Set(xStep, _x.Step / _map.Scale);
        _message.Set(yStep, _y.Step / _map.Scale);
    }

    private void SetShape(string type)
    {
        _message.Set("gridType", type);
        _message.Set("Ni", _x.Count);
        _message.Set("Nj", _y.Count);
        _message.Set("numberOfDataPoints", (long)_x.Count * _y.Count);
        _message.Set("iScansNegatively", 0);
        _message.Set("jScansPositively", 1);
        SetEarth();
    }

    // Code table 3.2.
    private void SetEarth()
    {
        const long GivenRadius = 1;
        const long UsualSphere = 6;
        const long GivenAxes = 7;
        const double UsualRadius = 6_371_229;
        var (major, minor) = (_map.Earth.MajorAxis, _map.Earth.MinorAxis);
        var shape = !major.Equals(minor) ? GivenAxes : major == UsualRadius ? UsualSphere : GivenRadius;
        _message.Set("shapeOfTheEarth", shape);
        if (shape != UsualSphere)
        {
            SetLength("EarthMajorAxis", major);
            SetLength("EarthMinorAxis", minor);
            SetLength("RadiusOfSphericalEarth", major);
        }
    }

    private void SetLength(string what, double metres)
    {
        _message.Set($"scaleFactorOf{what}", 2);
        _message.Set($"scaledValueOf{what}", (long)Math.Round(metres * 100));
    }

    // The south-western point of the grid in the dataset's own order, or the one opposite.
    private int Corner(bool isLast)
    {
        var row = _y.IsAscending == isLast ? _y.Count - 1 : 0;
        var column = _x.IsAscending == isLast ? _x.Count - 1 : 0;
        return (row * _x.Count) + column;
    }

    private void Check()
    {
        var grid = GribHeaderBytes.FromMessage(_message.ToArray()).ReadGrid();
        var cell = _x.IsDegrees ? Math.Min(_x.Step, _y.Step) : Math.Min(_x.Step, _y.Step) / MetresPerDegree;
        var worst = 0.0;
        for (var point = 0; point < _latitudes.Length; point++)
        {
            var (row, column) = Math.DivRem(point, _x.Count);
            var own = ((_y.IsAscending ? _y.Count - 1 - row : row) * _x.Count)
                + (_x.IsAscending ? column : _x.Count - 1 - column);
            var across = Math.IEEERemainder(grid.Longitudes[own] - _longitudes[point], 360) * Math.Cos(double.DegreesToRadians(_latitudes[point]));
            worst = Math.Max(worst, Math.Max(Math.Abs(grid.Latitudes[own] - _latitudes[point]), Math.Abs(across)));
        }

        if (!(worst <= Math.Max(Tolerance * cell, 1e-5)))
        {
            throw new UnsupportedDataException(FormattableString.Invariant(
                $"The grid mapping of '{_variable}' puts points up to {worst:G3} degrees off its latitudes and longitudes, where {Tolerance * cell:G3} are allowed."));
        }
    }

    private static double Wrap(double longitude) => longitude - (360 * Math.Floor(longitude / 360));
}
