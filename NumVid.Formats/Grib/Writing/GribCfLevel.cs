using EccodesDotNet;
using NumVid.Formats.Cf;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Chooses the fixed surface for a level axis.</summary>
internal static class GribCfLevel
{
    private const long NoSurface = 255;

    // Code table 4.5 leaves 192 to 254 to local use: a level of which only the number is known.
    private const long LocalSurface = 192;

    /// <summary>Sets the type of the first surface; the value follows plane by plane.</summary>
    internal static void Set(GribMessage message, CfAxis axis)
    {
        message.Set("typeOfFirstFixedSurface", GetSurface(axis));
        GribHeaderKeys.SetSurface(message, "First", 0);
        message.Set("typeOfSecondFixedSurface", NoSurface);
    }

    private static long GetSurface(CfAxis axis)
    {
        const long Isobaric = 100;
        const long AboveSea = 102;
        const long AboveGround = 103;
        const long Sigma = 104;
        const long Hybrid = 105;
        const long BelowLand = 106;
        const long Isentropic = 107;
        if (CfUnits.IsHectopascal(axis.Units))
        {
            return Isobaric;
        }

        return axis.Attributes.TryGetValue(CfAttributes.StandardName, out var name) ? name switch
        {
            "altitude" when axis.Units == "m" => AboveSea,
            "height" when axis.Units == "m" => AboveGround,
            "atmosphere_sigma_coordinate" => Sigma,
            "atmosphere_hybrid_sigma_pressure_coordinate" or "model_level_number" => Hybrid,
            "depth" when axis.Units == "m" && axis.Attributes.TryGetValue("GRIB_typeOfLevel", out var type)
                && type is "depthBelowLand" => BelowLand,
            "air_potential_temperature" when axis.Units == "K" => Isentropic,
            _ => LocalSurface,
        } : LocalSurface;
    }
}
