using System;
using System.Text.RegularExpressions;

namespace NumVid.Formats.Cf;

/// <summary>Which times are those that forecasts start from, and which those that they are for.</summary>
internal static partial class CfReferenceTimes
{
    /// <summary>Whether a time is one of reference, by its standard name, else by what programs call it.</summary>
    internal static bool IsOne(string name, string? standardName, string? longName) =>
        standardName == CfStandardNames.ReferenceTime
        || NamePattern().IsMatch(CfPath.LocalName(name)) || (longName is not null && TextPattern().IsMatch(longName));

    /// <summary>Whether a name says that a time is not one of reference.</summary>
    internal static bool IsValidTime(string name) => CfPath.LocalName(name)
        .Replace("_", "", StringComparison.Ordinal).Equals("validtime", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        "^(?:(?:forecast_)?ref(?:erence)?_?time|init(?:ial(?:isation|ization)?)?_?time|analysis_?time|base_?time)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();

    [GeneratedRegex(
        "(?:initial|reference|initiali[sz]ation|analysis) time", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TextPattern();
}
