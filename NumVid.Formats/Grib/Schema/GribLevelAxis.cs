using System.Collections.Generic;

namespace NumVid.Formats.Grib.Schema;

/// <summary>What is known of ecCodes' level types: unit, CF name and direction of the axis.</summary>
internal static class GribLevelAxis
{
    private static readonly Dictionary<string, (string Units, string? StandardName, string? Positive)> s_types = new()
    {
        ["isobaricInhPa"] = ("hPa", "air_pressure", "down"),
        ["isobaricLayer"] = ("hPa", "air_pressure", "down"),
        ["pressureFromGroundLayer"] = ("Pa", null, "up"),
        ["heightAboveGround"] = ("m", "height", "up"),
        ["heightAboveGroundLayer"] = ("m", "height", "up"),
        ["heightAboveSea"] = ("m", "altitude", "up"),
        ["heightAboveSeaLayer"] = ("m", "altitude", "up"),
        ["depthBelowLand"] = ("m", "depth", "down"),
        ["depthBelowLandLayer"] = ("m", "depth", "down"),
        ["depthBelowSea"] = ("m", "depth", "down"),
        ["hybrid"] = ("1", "atmosphere_hybrid_sigma_pressure_coordinate", "down"),
        ["hybridLayer"] = ("1", "atmosphere_hybrid_sigma_pressure_coordinate", "down"),
        ["sigma"] = ("1", "atmosphere_sigma_coordinate", "down"),
        ["theta"] = ("K", "air_potential_temperature", "up"),
    };

    /// <summary>The attributes of a level axis.</summary>
    internal static IEnumerable<KeyValuePair<string, object>> GetAttributes(string levelType)
    {
        var (units, standardName, positive) = s_types.TryGetValue(levelType, out var known) ? known : ("1", null, null);
        yield return new("units", units);
        if (standardName is not null)
        {
            yield return new("standard_name", standardName);
        }

        if (positive is not null)
        {
            yield return new("positive", positive);
        }

        yield return new("axis", "Z");
        yield return new(GribAttributes.LevelTypeKey, levelType);
    }
}
