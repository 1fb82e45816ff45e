using System;
using System.Text.RegularExpressions;

namespace NumVid.Formats.Cf;

/// <summary>What names of variables say where no attribute does.</summary>
/// <remarks>CF gives names no meaning; these are the habits of models and of programs that write their
/// output.</remarks>
internal static partial class CfWords
{
    /// <summary>Whether it is a name of latitude, of cells, corners or edges: <c>nav_lat</c>, <c>XLAT</c>, <c>TLAT</c>,
    /// <c>lat_rho</c>, <c>gphit</c>.</summary>
    internal static bool IsLatitude(string name) => LatitudePattern().IsMatch(name);

    /// <summary>Whether it is a name of longitude: <c>nav_lon</c>, <c>XLONG</c>, <c>TLONG</c>, <c>lon_rho</c>,
    /// <c>glamt</c>.</summary>
    internal static bool IsLongitude(string name) => LongitudePattern().IsMatch(name);

    /// <summary>Whether it is a name of the latitude of a rotated grid.</summary>
    internal static bool IsGridLatitude(string name) => GridLatitudePattern().IsMatch(name);

    /// <summary>Whether it is a name of the longitude of a rotated grid.</summary>
    internal static bool IsGridLongitude(string name) => GridLongitudePattern().IsMatch(name);

    /// <summary>Whether it is a name of times.</summary>
    internal static bool IsTime(string name) => TimePattern().IsMatch(name);

    /// <summary>Whether it is a name of times since a reference time.</summary>
    internal static bool IsStep(string name) => StepPattern().IsMatch(name);

    /// <summary>Whether an axis of this name counts times since a reference time.</summary>
    internal static bool IsStepOfAxis(string name) => name.Equals("step", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an axis of this name is one of levels.</summary>
    internal static bool IsLevelOfAxis(string name) => name.Contains("lev", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("isobaric", StringComparison.OrdinalIgnoreCase)
        || name.ToUpperInvariant() is "HEIGHT" or "DEPTH" or "ALTITUDE" or "PRESSURE";

    /// <summary>Whether an axis of this name is one of members.</summary>
    internal static bool IsMemberOfAxis(string name) =>
        name.ToUpperInvariant() is "MEMBER" or "ENSEMBLE" or "REALIZATION" or "NUMBER" or "ENS";

    /// <summary>Whether it is a name of the ends of cells.</summary>
    internal static bool IsBounds(string name) => name.EndsWith("_bnds", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("_bounds", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of the coordinate whose ends of cells a name may mean, else null: <c>time</c> of
    /// <c>time_bound</c>.</summary>
    internal static string? CoordinateOfBounds(string name) => BoundsPattern().Match(name) is { Success: true } match
        ? match.Groups["before"].Value + match.Groups["after"].Value : null;

    [GeneratedRegex(
        @"^(?:(?:nav|grid|geo|x|t|u|v|w|c|e|g|q)?_?lat(?:itude)?s?(?:\d+d?)?(?:_(?:[a-z]|\d+|rho|psi))?|gphi[tuvf])$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LatitudePattern();

    [GeneratedRegex(
        @"^(?:(?:nav|grid|geo|x|t|u|v|w|c|e|g|q)?_?lon(?:gitude)?s?(?:\d+d?)?(?:_(?:[a-z]|\d+|rho|psi))?|(?:nav_|[xtuv])?long(?:_[a-z])?|glam[tuvf])$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LongitudePattern();

    [GeneratedRegex("^(?:rlat|grid_?lat(?:itude)?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GridLatitudePattern();

    [GeneratedRegex("^(?:rlon|grid_?lon(?:gitude)?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GridLongitudePattern();

    [GeneratedRegex(
        """
        ^(?:x|(?:valid|scan|obs|observation|acquisition|start|end|mid|base|init|initial|run|analysis|ref|reference|forecast|forecast_reference)_?)?
        times?(?:_?offset)?$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimePattern();

    [GeneratedRegex(
        "^(?:lead_?time|forecast_period|forecast_hour)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StepPattern();

    [GeneratedRegex(
        "^(?:(?<before>.+)_(?:bnd|bound|vertices|corners|edges)|(?:bnds|bounds|vertices|corners|edges)_(?<after>.+))$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex BoundsPattern();
}
