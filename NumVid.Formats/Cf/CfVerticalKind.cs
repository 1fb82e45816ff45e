namespace NumVid.Formats.Cf;

/// <summary>What a vertical coordinate counts.</summary>
internal enum CfVerticalKind
{
    /// <summary>Something else, or nothing tells.</summary>
    Unknown,

    /// <summary>Pressures of the air.</summary>
    Pressure,

    /// <summary>Heights above the sea.</summary>
    Altitude,

    /// <summary>Heights above the surface.</summary>
    Height,

    /// <summary>Depths below a surface, of ground or of water.</summary>
    Depth,

    /// <summary>Parts of the surface pressure.</summary>
    Sigma,

    /// <summary>Numbers of a model's levels.</summary>
    ModelLevel,

    /// <summary>Potential temperatures.</summary>
    PotentialTemperature,

    /// <summary>Potential vorticities.</summary>
    PotentialVorticity,
}
