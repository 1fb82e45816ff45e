using System;
using NumVid.Formats.Errors;
using NumVid.Formats.Projections;

namespace NumVid.Formats.Cf;

/// <summary>The numbers of a grid mapping's map, and its projection.</summary>
/// <param name="mapping">The grid mapping.</param>
internal sealed class CfMapParameters(CfGridMapping mapping)
{
    private const double Pole = 90;

    /// <summary>By how much lengths are longer on this map than on one that is true at <see cref="Parallels"/>.</summary>
    internal double Scale { get; } = mapping.HasNumber("standard_parallel") ? 1
        : mapping.Number("scale_factor_at_projection_origin", 1);

    /// <summary>The latitude or latitudes where the map is true.</summary>
    internal double[] Parallels { get; } = mapping.HasNumber("standard_parallel") ? mapping.Numbers("standard_parallel")
        : mapping.Name switch
        {
            CfGridMapping.LambertConformalConic or CfGridMapping.AlbersConicalEqualArea =>
                [mapping.Number("latitude_of_projection_origin")],
            CfGridMapping.PolarStereographic or CfGridMapping.Stereographic =>
                [Math.CopySign(Pole, mapping.Number("latitude_of_projection_origin"))],
            _ => [0],
        };

    /// <summary>The meridian along which y runs.</summary>
    internal double Meridian { get; } = mapping.Name switch
    {
        CfGridMapping.LambertConformalConic or CfGridMapping.AlbersConicalEqualArea or CfGridMapping.TransverseMercator =>
            mapping.Number("longitude_of_central_meridian"),
        CfGridMapping.PolarStereographic => mapping.HasNumber("straight_vertical_longitude_from_pole")
            ? mapping.Number("straight_vertical_longitude_from_pole") : mapping.Number("longitude_of_projection_origin"),
        CfGridMapping.Mercator => mapping.Number("longitude_of_projection_origin", 0),
        CfGridMapping.LambertAzimuthalEqualArea or CfGridMapping.Geostationary or CfGridMapping.Stereographic =>
            mapping.Number("longitude_of_projection_origin"),
        _ => 0,
    };

    /// <summary>The figure of the earth; without a word on it the sphere that GRIB's own tools assume.</summary>
    internal Ellipsoid Earth { get; } = ReadEarth(mapping);

    /// <summary>The sphere of a rotated mapping.</summary>
    internal RotatedSphere Sphere() => new(
        Pole - mapping.Number("grid_north_pole_latitude"), mapping.Number("grid_north_pole_longitude") + (2 * Pole),
        -mapping.Number("north_pole_grid_longitude", 0));

    /// <summary>The projection, whose lengths are in metres and times <see cref="Scale"/>, from
    /// <see cref="FalseOrigin"/> on; null where the mapping is none of those that are known.</summary>
    /// <exception cref="UnsupportedDataException">A number is missing.</exception>
    internal MapProjection? Projection() => mapping.Name switch
    {
        CfGridMapping.LambertConformalConic => new LambertProjection(
            Earth, Meridian, Parallels[0], Parallels[^1], mapping.Number("latitude_of_projection_origin", Parallels[0])),
        CfGridMapping.AlbersConicalEqualArea => new AlbersProjection(
            Earth, Meridian, mapping.Number("latitude_of_projection_origin"), Parallels[0], Parallels[^1]),
        CfGridMapping.PolarStereographic => new PolarStereographicProjection(
            Earth, Meridian, mapping.Number("latitude_of_projection_origin", Parallels[0]) < 0, Math.Abs(Parallels[0])),
        CfGridMapping.Stereographic when Math.Abs(mapping.Number("latitude_of_projection_origin")) == Pole =>
            new PolarStereographicProjection(
                Earth, Meridian, mapping.Number("latitude_of_projection_origin") < 0, Math.Abs(Parallels[0])),
        CfGridMapping.Mercator => new MercatorProjection(Earth, Parallels[0]),
        CfGridMapping.LambertAzimuthalEqualArea =>
            new LambertAzimuthalProjection(Earth, mapping.Number("latitude_of_projection_origin"), Meridian),
        CfGridMapping.TransverseMercator => new TransverseMercatorProjection(
            Earth, mapping.Number("latitude_of_projection_origin"), Meridian,
            mapping.Number("scale_factor_at_central_meridian", 1), (0, 0)),
        CfGridMapping.Geostationary => new GeostationaryProjection(
            Earth, Meridian, 1 + (mapping.Number("perspective_point_height") / Earth.MajorAxis)),
        _ => null,
    };

    /// <summary>The coordinates of the projection's origin.</summary>
    internal (double X, double Y) FalseOrigin() =>
        (mapping.Number("false_easting", 0), mapping.Number("false_northing", 0));

    private static Ellipsoid ReadEarth(CfGridMapping mapping)
    {
        const double UsualRadius = 6_371_229;
        if (!mapping.HasNumber("semi_major_axis"))
        {
            var radius = mapping.Number("earth_radius", UsualRadius);
            return new(radius, radius);
        }

        var major = mapping.Number("semi_major_axis");
        var flattening = mapping.Number("inverse_flattening", 0);
        var minor = mapping.Number("semi_minor_axis", flattening > 0 ? major * (1 - (1 / flattening)) : major);
        return new(major, minor);
    }
}
