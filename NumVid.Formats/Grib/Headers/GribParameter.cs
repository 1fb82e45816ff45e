namespace NumVid.Formats.Grib.Headers;

/// <summary>What a field is of, as ecCodes names it.</summary>
/// <param name="Key">The coded identity, for example <c>0_3_5</c> or, in edition 1, <c>128_130</c>.</param>
/// <param name="ShortName">The short name, for example <c>gh</c>; null when ecCodes does not know the
/// parameter.</param>
/// <param name="LongName">The name in words, or null.</param>
/// <param name="Units">The unit as ecCodes writes it, or null.</param>
/// <param name="StandardName">The CF standard name, or null.</param>
/// <param name="ParamId">ecCodes' number of the parameter; 0 when unknown.</param>
internal sealed record GribParameter(
    string Key, string? ShortName, string? LongName, string? Units, string? StandardName, long ParamId)
{
    /// <summary>The name for a variable.</summary>
    internal string BaseName => ShortName ?? "param_" + Key;
}
