using System;
using System.Collections.Generic;
using EccodesDotNet;
using NumVid.Formats.Cf;
using NumVid.Formats.Projections;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Describes a projection as a CF grid mapping.</summary>
internal static class GribGridMapping
{
    /// <summary>The attributes of the mapping.</summary>
    /// <param name="message">The headers, whose numbers were checked.</param>
    /// <param name="section">The section about the grid.</param>
    /// <param name="type">The type.</param>
    internal static List<KeyValuePair<string, object>> Read(
        GribMessage message, ReadOnlySpan<byte> section, string type)
    {
        List<(string Name, object Value)> attributes = type switch
        {
            "polar_stereographic" => DescribePlane(message),
            "lambert" =>
            [
                (CfAttributes.GridMappingName, CfGridMapping.LambertConformalConic),
                ("longitude_of_central_meridian", message.GetDouble("LoVInDegrees")),
                ("latitude_of_projection_origin", message.GetDouble("LaDInDegrees")),
                ("standard_parallel", Parallels(
                    message.GetDouble("Latin1InDegrees"), message.GetDouble("Latin2InDegrees"))),
            ],
            "mercator" =>
            [
                (CfAttributes.GridMappingName, CfGridMapping.Mercator),
                ("longitude_of_projection_origin", 0.0),
                ("standard_parallel", message.GetDouble("LaDInDegrees")),
            ],
            "lambert_azimuthal_equal_area" =>
            [
                (CfAttributes.GridMappingName, CfGridMapping.LambertAzimuthalEqualArea),
                .. Origin(section, GribEqualAreaGrid.CentreAt, "longitude_of_projection_origin"),
            ],
            "albers" =>
            [
                (CfAttributes.GridMappingName, CfGridMapping.AlbersConicalEqualArea),
                ("standard_parallel", Parallels(
                    GribGridOctets.Degrees(section, GribEqualAreaGrid.AlbersParallelsAt),
                    GribGridOctets.Degrees(section, GribEqualAreaGrid.AlbersParallelsAt + sizeof(int)))),
                .. Origin(section, GribEqualAreaGrid.AlbersOriginAt, "longitude_of_central_meridian"),
            ],
            "transverse_mercator" => DescribeTransverse(section),
            _ => DescribeSpaceView(message),
        };
        return Finish(attributes, message);
    }

    /// <summary>The attributes of a turned sphere.</summary>
    internal static List<KeyValuePair<string, object>> DescribeRotation(GribMessage message, RotatedSphere sphere)
    {
        const double FromThePole = 90;
        List<(string Name, object Value)> attributes =
        [
            (CfAttributes.GridMappingName, CfGridMapping.RotatedLatitudeLongitude),
            ("grid_north_pole_latitude", FromThePole - sphere.Latitude),
            ("grid_north_pole_longitude", sphere.Longitude > 0 ? sphere.Longitude - 180 : sphere.Longitude + 180),
        ];
        if (sphere.Turn != 0)
        {
            attributes.Add(("north_pole_grid_longitude", -sphere.Turn));
        }

        return Finish(attributes, message);
    }

    private static List<(string Name, object Value)> DescribePlane(GribMessage message)
    {
        var pole = message.GetInt64("projectionCentreFlag") >= 128 ? -90.0 : 90.0;
        return
        [
            (CfAttributes.GridMappingName, CfGridMapping.PolarStereographic),
            ("latitude_of_projection_origin", pole),
            ("straight_vertical_longitude_from_pole", message.GetDouble("orientationOfTheGridInDegrees")),
            ("standard_parallel", Math.CopySign(GribEarth.ReadTrueLatitude(message), pole)),
        ];
    }

    private static List<(string Name, object Value)> DescribeTransverse(ReadOnlySpan<byte> section)
    {
        var (latitude, longitude, scale, falseOrigin) = GribTransverseGrid.ReadProjection(section);
        return
        [
            (CfAttributes.GridMappingName, CfGridMapping.TransverseMercator),
            ("scale_factor_at_central_meridian", scale),
            ("longitude_of_central_meridian", longitude),
            ("latitude_of_projection_origin", latitude),
            ("false_easting", falseOrigin.X),
            ("false_northing", falseOrigin.Y),
        ];
    }

    private static List<(string Name, object Value)> DescribeSpaceView(GribMessage message)
    {
        var (longitude, distance) = GribSpaceViewGrid.ReadPlace(message);
        return
        [
            (CfAttributes.GridMappingName, CfGridMapping.Geostationary),
            ("latitude_of_projection_origin", 0.0),
            ("longitude_of_projection_origin", longitude),
            ("perspective_point_height", (distance - 1) * GribEarth.Read(message).MajorAxis),
            ("sweep_angle_axis", "y"),
        ];
    }

    private static (string Name, object Value)[] Origin(ReadOnlySpan<byte> section, int at, string meridian) =>
    [
        ("latitude_of_projection_origin", GribGridOctets.Degrees(section, at)),
        (meridian, GribGridOctets.Degrees(section, at + sizeof(int))),
    ];

    private static object Parallels(double first, double second) =>
        first.Equals(second) ? first : new[] { first, second };

    private static List<KeyValuePair<string, object>> Finish(
        List<(string Name, object Value)> attributes, GribMessage message)
    {
        var earth = GribEarth.Read(message);
        var result = attributes.ConvertAll(pair => new KeyValuePair<string, object>(pair.Name, pair.Value));
        if (earth.MajorAxis == earth.MinorAxis)
        {
            result.Add(new("earth_radius", earth.MajorAxis));
            return result;
        }

        result.Add(new("semi_major_axis", earth.MajorAxis));
        result.Add(new("semi_minor_axis", earth.MinorAxis));
        return result;
    }
}
