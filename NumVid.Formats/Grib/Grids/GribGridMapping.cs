using System;
using System.Collections.Generic;
using EccodesDotNet;
using NumVid.Formats.Cf;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Describes a projection as a CF grid mapping.</summary>
internal static class GribGridMapping
{
    /// <summary>The attributes of the mapping; empty where CF has none for the type.</summary>
    internal static List<KeyValuePair<string, object>> Read(GribMessage message, string type)
    {
        var attributes = new List<KeyValuePair<string, object>>();
        switch (type)
        {
            case "polar_stereographic":
                Add(attributes, CfAttributes.GridMappingName, CfGridMapping.PolarStereographic);
                var pole = message.GetInt64("projectionCentreFlag") >= 128 ? -90.0 : 90.0;
                Add(attributes, "latitude_of_projection_origin", pole);
                AddKey(attributes, message, "straight_vertical_longitude_from_pole", "orientationOfTheGridInDegrees");
                Add(attributes, "standard_parallel",
                    Math.CopySign(PolarStereographicProjection.ReadTrueLatitude(message), pole));
                break;
            case "lambert":
                Add(attributes, CfAttributes.GridMappingName, CfGridMapping.LambertConformalConic);
                AddKey(attributes, message, "longitude_of_central_meridian", "LoVInDegrees");
                AddKey(attributes, message, "latitude_of_projection_origin", "LaDInDegrees");
                AddParallels(attributes, message);
                break;
            case "mercator":
                Add(attributes, CfAttributes.GridMappingName, CfGridMapping.Mercator);
                AddKey(attributes, message, "standard_parallel", "LaDInDegrees");
                break;
            case "rotated_ll":
                Add(attributes, CfAttributes.GridMappingName, CfGridMapping.RotatedLatitudeLongitude);
                AddRotation(attributes, message);
                break;
            default:
                return attributes;
        }

        AddEarth(attributes, message);
        return attributes;
    }

    private static void AddEarth(List<KeyValuePair<string, object>> attributes, GribMessage message)
    {
        var earth = Ellipsoid.Read(message);
        if (earth.MajorAxis == earth.MinorAxis)
        {
            Add(attributes, "earth_radius", earth.MajorAxis);
            return;
        }

        Add(attributes, "semi_major_axis", earth.MajorAxis);
        Add(attributes, "semi_minor_axis", earth.MinorAxis);
    }

    private static void AddParallels(List<KeyValuePair<string, object>> attributes, GribMessage message)
    {
        if (message.TryGetDouble("Latin1InDegrees", out var first)
            && message.TryGetDouble("Latin2InDegrees", out var second))
        {
            Add(attributes, "standard_parallel", first.Equals(second) ? first : new[] { first, second });
        }
    }

    private static void AddRotation(List<KeyValuePair<string, object>> attributes, GribMessage message)
    {
        if (message.TryGetDouble("latitudeOfSouthernPoleInDegrees", out var latitude)
            && message.TryGetDouble("longitudeOfSouthernPoleInDegrees", out var longitude))
        {
            Add(attributes, "grid_north_pole_latitude", -latitude);
            Add(attributes, "grid_north_pole_longitude", longitude > 0 ? longitude - 180 : longitude + 180);
        }
    }

    private static void AddKey(
        List<KeyValuePair<string, object>> attributes, GribMessage message, string name, string key)
    {
        if (message.TryGetDouble(key, out var value))
        {
            Add(attributes, name, value);
        }
    }

    private static void Add(List<KeyValuePair<string, object>> attributes, string name, object value) =>
        attributes.Add(new(name, value));
}
