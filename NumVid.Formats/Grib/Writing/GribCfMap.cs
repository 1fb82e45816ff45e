using System;
using System.Linq;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Grids;

namespace NumVid.Formats.Grib.Writing;

// Why so: docs/decisions/0049-grib-grids-checked.md
/// <summary>Places points by the coordinates of their projection, as a CF grid mapping describes it.</summary>
/// <param name="mapping">The grid mapping, one that GRIB knows.</param>
internal sealed class GribCfMap(CfGridMapping mapping)
{
    private const double Pole = 90;

    /// <summary>By how much lengths are longer on this map than on the one that GRIB describes, which is true at a
    /// parallel.</summary>
    internal double Scale { get; } = mapping.HasNumber("standard_parallel") ? 1
        : mapping.Number("scale_factor_at_projection_origin", 1);

    /// <summary>The latitude or latitudes where the map is true.</summary>
    internal double[] Parallels { get; } = mapping.HasNumber("standard_parallel") ? mapping.Numbers("standard_parallel")
        : mapping.Name switch
        {
            CfGridMapping.LambertConformalConic => [mapping.Number("latitude_of_projection_origin")],
            CfGridMapping.PolarStereographic => [Math.CopySign(Pole, mapping.Number("latitude_of_projection_origin"))],
            _ => [0],
        };

    /// <summary>The meridian along which y runs.</summary>
    internal double Meridian { get; } = mapping.Name switch
    {
        CfGridMapping.LambertConformalConic => mapping.Number("longitude_of_central_meridian"),
        CfGridMapping.PolarStereographic => mapping.HasNumber("straight_vertical_longitude_from_pole")
            ? mapping.Number("straight_vertical_longitude_from_pole") : mapping.Number("longitude_of_projection_origin"),
        CfGridMapping.Mercator => mapping.Number("longitude_of_projection_origin", 0),
        CfGridMapping.LambertAzimuthalEqualArea => mapping.Number("longitude_of_projection_origin"),
        _ => 0,
    };

    /// <summary>The figure of the earth; without a word on it the sphere that GRIB's own tools assume.</summary>
    internal Ellipsoid Earth { get; } = ReadEarth(mapping);

    /// <summary>Places the crossings of columns and rows.</summary>
    /// <param name="x">The first coordinate of each column, in metres or degrees.</param>
    /// <param name="y">The second coordinate of each row.</param>
    /// <returns>Degrees north and east, row by row.</returns>
    /// <exception cref="UnsupportedDataException">A point is not on the earth.</exception>
    internal (double[] Latitudes, double[] Longitudes) Place(double[] x, double[] y)
    {
        var points = mapping.Name == CfGridMapping.RotatedLatitudeLongitude
            ? Sphere().Place(x, y)
            : Projection().Place(new GribMapAxes(OnTheMap(x, "false_easting"), OnTheMap(y, "false_northing")));
        if (!points.Latitudes.All(double.IsFinite))
        {
            throw new UnsupportedDataException(
                $"The grid mapping '{mapping.Name}' puts points of '{mapping.Variable}' beside the earth.");
        }

        return mapping.Name == CfGridMapping.Mercator
            ? (points.Latitudes, Array.ConvertAll(points.Longitudes, longitude => longitude + Meridian)) : points;
    }

    private double[] OnTheMap(double[] metres, string falseOrigin)
    {
        var origin = mapping.Number(falseOrigin, 0);
        return Array.ConvertAll(metres, value => (value - origin) / Scale);
    }

    private RotatedSphere Sphere() => new(
        Pole - mapping.Number("grid_north_pole_latitude"), mapping.Number("grid_north_pole_longitude") + (2 * Pole));

    private MapProjection Projection() => mapping.Name switch
    {
        CfGridMapping.LambertConformalConic => new LambertProjection(
            Earth, Meridian, Parallels[0], Parallels[^1], mapping.Number("latitude_of_projection_origin", Parallels[0])),
        CfGridMapping.PolarStereographic => new PolarStereographicProjection(
            Earth, Meridian, mapping.Number("latitude_of_projection_origin") < 0, Math.Abs(Parallels[0])),
        CfGridMapping.Mercator => new MercatorProjection(Earth, Parallels[0]),
        _ => new LambertAzimuthalProjection(Earth, mapping.Number("latitude_of_projection_origin"), Meridian),
    };

    private static Ellipsoid ReadEarth(CfGridMapping mapping)
    {
        const double UsualRadius = 6_371_229;
        if (!mapping.HasNumber("semi_major_axis"))
        {
            var radius = mapping.Number("earth_radius", UsualRadius);
            return new(radius, radius);
        }

        var major = mapping.Number("semi_major_axis");
        var flattening = 1 / mapping.Number("inverse_flattening", double.PositiveInfinity);
        var minor = mapping.Number("semi_minor_axis", major * (1 - (double.IsFinite(flattening) ? flattening : 0)));
        return new(major, minor);
    }
}
