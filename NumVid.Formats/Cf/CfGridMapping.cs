using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Cf;

/// <summary>The attributes of a grid mapping as numbers and words.</summary>
internal sealed class CfGridMapping
{
    internal const string LatitudeLongitude = "latitude_longitude";
    internal const string RotatedLatitudeLongitude = "rotated_latitude_longitude";
    internal const string LambertConformalConic = "lambert_conformal_conic";
    internal const string PolarStereographic = "polar_stereographic";
    internal const string Stereographic = "stereographic";
    internal const string Mercator = "mercator";
    internal const string LambertAzimuthalEqualArea = "lambert_azimuthal_equal_area";
    internal const string AlbersConicalEqualArea = "albers_conical_equal_area";
    internal const string TransverseMercator = "transverse_mercator";
    internal const string Geostationary = "geostationary";

    private readonly IReadOnlyDictionary<string, object?> _attributes;
    private readonly string _variable;

    /// <summary>Takes the attributes.</summary>
    /// <param name="attributes">Those of the grid mapping.</param>
    /// <param name="variable">The field that it is for, for messages.</param>
    internal CfGridMapping(IReadOnlyDictionary<string, object?> attributes, string variable)
    {
        _attributes = attributes;
        _variable = variable;
    }

    /// <summary>The name of the projection, or null.</summary>
    internal string? Name => _attributes.GetValueOrDefault(CfAttributes.GridMappingName) as string;

    /// <summary>What the coordinates of a projection are called, and their unit.</summary>
    /// <param name="name">The name of the projection, or null.</param>
    internal static (string X, string Y, string Units) DescribeAxes(string? name) => name switch
    {
        RotatedLatitudeLongitude => ("grid_longitude", "grid_latitude", "degrees"),
        Geostationary => ("projection_x_angular_coordinate", "projection_y_angular_coordinate", "radian"),
        _ => ("projection_x_coordinate", "projection_y_coordinate", "m"),
    };

    /// <summary>The field that it is for.</summary>
    internal string Variable => _variable;

    /// <summary>A word, or null.</summary>
    internal string? Text(string key) => _attributes.GetValueOrDefault(key) as string;

    /// <summary>Whether there are numbers under a key.</summary>
    internal bool HasNumber(string key) => Values(key) is { Length: > 0 };

    /// <summary>One number.</summary>
    /// <param name="key">The attribute.</param>
    /// <param name="otherwise">The value where there is none; null: it is needed.</param>
    /// <exception cref="UnsupportedDataException">It is needed and missing.</exception>
    internal double Number(string key, double? otherwise = null) => Values(key) is [var only] ? only
        : otherwise ?? throw new UnsupportedDataException($"The grid mapping of '{_variable}' has no number '{key}'.");

    /// <summary>One number or two, such as standard parallels.</summary>
    /// <exception cref="UnsupportedDataException">They are missing.</exception>
    internal double[] Numbers(string key) => Values(key) is { Length: 1 or 2 } values ? values
        : throw new UnsupportedDataException(
        $"The grid mapping of '{_variable}' has no '{key}' of one or two numbers.");

    private double[]? Values(string key) => _attributes.GetValueOrDefault(key) switch
    {
        null or string => null,
        Array array => [.. array.Cast<object>().Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture))],
        var value => [Convert.ToDouble(value, CultureInfo.InvariantCulture)],
    };
}
