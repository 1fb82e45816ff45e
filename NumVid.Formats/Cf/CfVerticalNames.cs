using System;

namespace NumVid.Formats.Cf;

/// <summary>What vertical coordinates count, by standard name, unit and name.</summary>
internal static class CfVerticalNames
{
    /// <summary>The kind of a level.</summary>
    /// <param name="standardName">Its standard name, or null.</param>
    /// <param name="name">Its name, which counts where there is no standard name.</param>
    /// <param name="units">Its unit, or null.</param>
    internal static CfVerticalKind KindOf(string? standardName, string name, string? units) => standardName switch
    {
        "air_pressure" => CfVerticalKind.Pressure,
        "altitude" or "height_above_mean_sea_level" => CfVerticalKind.Altitude,
        "height" => CfVerticalKind.Height,
        "depth" => CfVerticalKind.Depth,
        "atmosphere_sigma_coordinate" => CfVerticalKind.Sigma,
        "atmosphere_hybrid_sigma_pressure_coordinate" or "model_level_number" => CfVerticalKind.ModelLevel,
        "air_potential_temperature" => CfVerticalKind.PotentialTemperature,
        "ertel_potential_vorticity" => CfVerticalKind.PotentialVorticity,
        null => ByName(CfPath.LocalName(name), units),
        _ => CfVerticalKind.Unknown,
    };

    // A unit of pressure says enough; metres need a word.
    private static CfVerticalKind ByName(string name, string? units) =>
        CfUnits.IsPressure(units) ? CfVerticalKind.Pressure
        : name.StartsWith("height", StringComparison.OrdinalIgnoreCase) ? CfVerticalKind.Height
        : name.StartsWith("alt", StringComparison.OrdinalIgnoreCase) ? CfVerticalKind.Altitude
        : name.Contains("depth", StringComparison.OrdinalIgnoreCase) ? CfVerticalKind.Depth
        : name.Contains("isobaric", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("plev", StringComparison.OrdinalIgnoreCase)
            || name.Equals("pressure", StringComparison.OrdinalIgnoreCase) ? CfVerticalKind.Pressure
        : name.StartsWith("hybrid", StringComparison.OrdinalIgnoreCase) ? CfVerticalKind.ModelLevel
        : CfVerticalKind.Unknown;
}
