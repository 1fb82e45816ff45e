using System;
using EccodesDotNet;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Writing;

// Why so: docs/decisions/0049-grib-grids-checked.md
/// <summary>Describes a grid by its CF grid mapping: rotated pole, Lambert, polar stereographic, Mercator.</summary>
/// <remarks>Rows are written from south to north: for other directions ecCodes 2.28 gives points of a Lambert grid
/// wrong places. What the header says is computed and compared with the dataset's own latitudes and longitudes before
/// it is used.</remarks>
internal sealed class GribCfProjection
{
    // Part of a cell by which a point of the header may lie off the dataset's own place.
    private const double Tolerance = 0.05;
    private const double MetresPerDegree = 111_200;

    private readonly GribMessage _message;
    private readonly string _variable;
    private readonly CfGridMapping _mapping;
    private readonly GribCfProjectedAxis _x;
    private readonly GribCfProjectedAxis _y;
    private readonly double[] _latitudes;
    private readonly double[] _longitudes;

    private GribCfProjection(GribMessage message, IGribVariable variable, GribPlaneCoordinates coordinates, CfGridMapping mapping)
    {
        _message = message;
        _variable = variable.RecentName;
        _mapping = mapping;
        var isRotated = mapping.Name == CfGridMapping.RotatedLatitudeLongitude;
        _y = GribCfProjectedAxis.Read(coordinates.Axes[^2], isRotated, _variable);
        _x = GribCfProjectedAxis.Read(coordinates.Axes[^1], isRotated, _variable);
        (_latitudes, _longitudes) = coordinates.ReadPositions(variable);
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
                var parallels = _mapping.Numbers("standard_parallel");
                _message.Set("LaDInDegrees", _mapping.Number("latitude_of_projection_origin", parallels[0]));
                _message.Set("LoVInDegrees", Wrap(_mapping.Number("longitude_of_central_meridian")));
                _message.Set("Latin1InDegrees", parallels[0]);
                _message.Set("Latin2InDegrees", parallels[^1]);
                _message.Set("projectionCentreFlag", parallels[0] < 0 ? 128 : 0);
                break;
            case CfGridMapping.PolarStereographic:
                Begin("polar_stereographic", "DxInMetres", "DyInMetres");
                _message.Set("LaDInDegrees", _mapping.Numbers("standard_parallel")[0]);
                _message.Set("orientationOfTheGridInDegrees", Wrap(_mapping.Number("straight_vertical_longitude_from_pole", _mapping.Number("longitude_of_projection_origin", double.NaN))));
                _message.Set("projectionCentreFlag", _mapping.Number("latitude_of_projection_origin") < 0 ? 128 : 0);
                break;
            case CfGridMapping.Mercator:
                Begin("mercator", "DiInMetres", "DjInMetres");
                _message.Set("LaDInDegrees", _mapping.Numbers("standard_parallel")[0]);
                var last = Corner(isLast: true);
                _message.Set("latitudeOfLastGridPointInDegrees", _latitudes[last]);
                _message.Set("longitudeOfLastGridPointInDegrees", Wrap(_longitudes[last]));
                break;
            default:
                throw new UnsupportedDataException(
                    $"The grid mapping '{_mapping.Name}' of '{_variable}' cannot be told in GRIB; known are rotated_latitude_longitude, lambert_conformal_conic, polar_stereographic and mercator.");
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
        _message.Set(xStep, _x.Step);
        _message.Set(yStep, _y.Step);
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

    // Code table 3.2; without a word on it the sphere that CF's own tools assume.
    private void SetEarth()
    {
        const long GivenRadius = 1;
        const long GivenAxes = 7;
        if (_mapping.Number("semi_major_axis", double.NaN) is var major && double.IsFinite(major))
        {
            var minor = _mapping.Number("semi_minor_axis", major * (1 - (1 / _mapping.Number("inverse_flattening", double.PositiveInfinity))));
            _message.Set("shapeOfTheEarth", major.Equals(minor) ? GivenRadius : GivenAxes);
            SetLength("EarthMajorAxis", major);
            SetLength("EarthMinorAxis", minor);
            SetLength("RadiusOfSphericalEarth", major);
            return;
        }

        const double UsualRadius = 6_371_229;
        var radius = _mapping.Number("earth_radius", UsualRadius);
        _message.Set("shapeOfTheEarth", radius == UsualRadius ? 6 : GivenRadius);
        if (radius != UsualRadius)
        {
            SetLength("RadiusOfSphericalEarth", radius);
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
        return (row * _x.Count) + (isLast ? _x.Count - 1 : 0);
    }

    private void Check()
    {
        var grid = GribHeaderBytes.FromMessage(_message.ToArray()).ReadGrid();
        var cell = _x.IsDegrees ? Math.Min(_x.Step, _y.Step) : Math.Min(_x.Step, _y.Step) / MetresPerDegree;
        var worst = 0.0;
        for (var point = 0; point < _latitudes.Length; point++)
        {
            var (row, column) = Math.DivRem(point, _x.Count);
            var own = ((_y.IsAscending ? _y.Count - 1 - row : row) * _x.Count) + column;
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
