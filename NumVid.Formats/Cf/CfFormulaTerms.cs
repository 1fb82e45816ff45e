namespace NumVid.Formats.Cf;

/// <summary>The attribute <c>formula_terms</c> of vertical coordinates, by appendix D of the conventions.</summary>
internal static class CfFormulaTerms
{
    /// <summary>The standard name of hybrid levels of pressure: p = ap + b ps.</summary>
    internal const string HybridStandardName = "atmosphere_hybrid_sigma_pressure_coordinate";

    /// <summary>The terms of hybrid levels of pressure.</summary>
    /// <param name="ap">The variable of ap.</param>
    /// <param name="b">The variable of b.</param>
    /// <param name="surfacePressure">The variable of surface pressure, or null where there is none.</param>
    internal static string Hybrid(string ap, string b, string? surfacePressure) =>
        surfacePressure is null ? $"ap: {ap} b: {b}" : $"ap: {ap} b: {b} ps: {surfacePressure}";
}
