using System;
using System.Collections.Generic;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;

namespace NumVid.Formats.Cf;

/// <summary>The projections that grid mappings describe, as far as positions follow from it.</summary>
/// <param name="Name">The name, one of those in <see cref="CfGridMapping"/>.</param>
/// <param name="Meridian">The meridian in the middle, or the longitude of the turned north pole, in degrees.</param>
/// <param name="First">The first standard parallel, the latitude of the projection's origin, or that of the turned
/// north pole, in degrees.</param>
/// <param name="Second">The second standard parallel.</param>
/// <param name="Eccentricity">That of the earth's figure, 0 for a sphere.</param>
internal sealed record CfProjection(
    string Name, double Meridian, double First, double Second, double Eccentricity)
{
    private const double Pole = 90;

    /// <summary>Reads a grid mapping; null where it is of another kind, or says too little.</summary>
    internal static CfProjection? TryRead(VariableContext variable)
    {
        var attributes = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in variable.Attributes)
        {
            attributes[key] = value;
        }

        try
        {
            return Read(new CfGridMapping(attributes, variable.Name));
        }
        catch (Exception e) when (e is UnsupportedDataException or FormatException or InvalidCastException)
        {
            return null;
        }
    }

    private static CfProjection? Read(CfGridMapping mapping)
    {
        var read = mapping.Name switch
        {
            CfGridMapping.LambertConformalConic => ReadCone(mapping),
            CfGridMapping.PolarStereographic => ReadPlane(mapping, "straight_vertical_longitude_from_pole"),
            CfGridMapping.Stereographic when Math.Abs(mapping.Number("latitude_of_projection_origin")) == Pole =>
                ReadPlane(mapping, "longitude_of_projection_origin"),
            CfGridMapping.LambertAzimuthalEqualArea => new CfProjection(
                mapping.Name, mapping.Number("longitude_of_projection_origin"),
                mapping.Number("latitude_of_projection_origin"), 0, EccentricityOf(mapping)),
            CfGridMapping.Mercator => new CfProjection(mapping.Name, 0, 0, 0, EccentricityOf(mapping)),
            CfGridMapping.RotatedLatitudeLongitude => new CfProjection(
                mapping.Name, mapping.Number("grid_north_pole_longitude"),
                mapping.Number("grid_north_pole_latitude"), 0, 0),
            _ => null,
        };
        return read is null || double.IsFinite(read.Meridian + read.First + read.Second + read.Eccentricity)
            ? read : null;
    }

    // Any meridian will do: a grid may be turned on its map.
    private static CfProjection ReadPlane(CfGridMapping mapping, string meridian) => new(
        CfGridMapping.PolarStereographic, mapping.Number(meridian, 0),
        mapping.Number("latitude_of_projection_origin", mapping.Number("standard_parallel", Pole)), 0,
        EccentricityOf(mapping));

    private static CfProjection ReadCone(CfGridMapping mapping)
    {
        var parallels = mapping.Numbers("standard_parallel");
        return new(
            mapping.Name!, mapping.Number("longitude_of_central_meridian"), parallels[0], parallels[^1],
            EccentricityOf(mapping));
    }

    private static double EccentricityOf(CfGridMapping mapping)
    {
        var major = mapping.Number("semi_major_axis", 0);
        var flattening = mapping.Number("inverse_flattening", 0);
        var minor = mapping.Number("semi_minor_axis", flattening > 0 ? major * (1 - (1 / flattening)) : major);
        var part = minor / major;
        return major > 0 && part is > 0.5 and < 1 ? Math.Sqrt(1 - (part * part)) : 0;
    }
}
