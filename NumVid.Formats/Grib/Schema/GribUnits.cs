using System;

namespace NumVid.Formats.Grib.Schema;

/// <summary>Turns ecCodes' units into those of CF.</summary>
internal static class GribUnits
{
    /// <summary>The unit as CF writes it, or null where ecCodes has words instead of a unit.</summary>
    internal static string? ToCf(string? units) => units switch
    {
        null or "" or "~" => null,
        "(0 - 1)" or "Numeric" or "Proportion" or "dimensionless" => "1",
        "deg C" => "degC",
        _ when units.Contains("code table", StringComparison.OrdinalIgnoreCase) => null,
        _ => units.Replace("**", "", StringComparison.Ordinal),
    };
}
