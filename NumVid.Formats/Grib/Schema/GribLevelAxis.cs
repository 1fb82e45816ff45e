using System.Collections.Generic;
using System.Linq;

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
        ["thetaLayer"] = ("K", "air_potential_temperature", "up"),
        ["potentialVorticity"] = ("K m2 kg-1 s-1", null, null),
        ["isothermal"] = ("K", null, null),
        ["pressureFromGround"] = ("Pa", null, "up"),
        ["sigmaLayer"] = ("1", "atmosphere_sigma_coordinate", "down"),
        ["depthBelowIceLayer"] = ("m", "depth", "down"),
        ["mixedLayerDepth"] = ("m", null, "down"),
        ["oceanSurfaceToBottom"] = ("m", null, "down"),
    };

    /// <summary>A level type in words: <c>depth below land layer</c>.</summary>
    internal static string ToWords(string levelType) => levelType switch
    {
        "isobaricInhPa" or "isobaricInPa" => "pressure",
        "isobaricLayer" => "layer of pressure",
        "theta" => "potential temperature",
        "hybrid" => "hybrid level",
        _ => string.Concat(levelType.Select(letter =>
            char.IsUpper(letter) ? " " + char.ToLowerInvariant(letter) : letter.ToString())),
    };

    /// <summary>The unit of a level type; 1 where it has none or is not known.</summary>
    internal static string GetUnits(string levelType) => s_types.TryGetValue(levelType, out var known) ? known.Units : "1";

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

        yield return new("long_name", ToWords(levelType));
        yield return new("axis", "Z");
        yield return new(GribAttributes.LevelTypeKey, levelType);
    }
}
