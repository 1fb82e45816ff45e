using System;

namespace NumVid.Formats.Cf;

/// <summary>The standard names of coordinates.</summary>
internal static class CfStandardNames
{
    internal const string ReferenceTime = "forecast_reference_time";

    /// <summary>What a name says of a variable of any rank: no field is called so.</summary>
    internal static CfRole RoleOf(string? name) => name switch
    {
        "latitude" => CfRole.Latitude,
        "longitude" => CfRole.Longitude,
        "grid_latitude" or "projection_y_coordinate" or "projection_y_angular_coordinate" => CfRole.ProjectionY,
        "grid_longitude" or "projection_x_coordinate" or "projection_x_angular_coordinate" => CfRole.ProjectionX,
        "time" or ReferenceTime => CfRole.Time,
        "forecast_period" => CfRole.Step,
        "realization" => CfRole.Member,
        not null when IsParametricLevel(name) => CfRole.Level,
        _ => CfRole.None,
    };

    /// <summary>Whether an axis of that name is one of levels; fields are called so, too.</summary>
    internal static bool IsLevelOfAxis(string? name) =>
        name is "air_pressure" or "height" or "altitude" or "depth" or "model_level_number" or "air_potential_temperature"
        || (name is not null && IsOfVerticalFamily(name));

    // "ocean_s_coordinate_g1" is one.
    private static bool IsParametricLevel(string name) =>
        IsOfVerticalFamily(name) && name.Contains("_coordinate", StringComparison.Ordinal);

    private static bool IsOfVerticalFamily(string name) =>
        name.StartsWith("atmosphere_", StringComparison.Ordinal) || name.StartsWith("ocean_", StringComparison.Ordinal);
}
