using System;
using System.Linq;

namespace NumVid.Formats.Cf;

/// <summary>Turns ecCodes' units into those of CF, and compares units.</summary>
internal static class CfUnits
{
    /// <summary>The unit as CF writes it, or null where ecCodes has words instead of a unit.</summary>
    internal static string? FromEcCodes(string? units) => units switch
    {
        null or "" or "~" => null,
        "(0 - 1)" or "Numeric" or "Proportion" or "dimensionless" => "1",
        "deg C" => "degC",
        _ when units.Contains("code table", StringComparison.OrdinalIgnoreCase) => null,
        _ => units.Replace("**", "", StringComparison.Ordinal),
    };

    /// <summary>Whether two texts mean the same unit, as far as spelling goes: <c>m/s</c>, <c>m s-1</c> and <c>m s**-1</c> do.</summary>
    internal static bool AreSame(string? first, string? second) =>
        first is not null && second is not null && Normalise(first) == Normalise(second);

    private static string Normalise(string units)
    {
        var text = FromEcCodes(units.Trim()) ?? units;
        text = text switch
        {
            "Kelvin" or "kelvin" or "degK" or "deg_K" => "K",
            "%" or "percent" => "%",
            "meters" or "metres" or "meter" or "metre" => "m",
            "Pascal" or "pascals" or "Pascals" => "Pa",
            _ => text,
        };
        var factors = text.Split([' ', '.', '*'], StringSplitOptions.RemoveEmptyEntries).SelectMany(SplitQuotient);
        return string.Join(' ', factors.Order(StringComparer.Ordinal));
    }

    private static string[] SplitQuotient(string factor)
    {
        var parts = factor.Split('/');
        for (var i = 1; i < parts.Length; i++)
        {
            parts[i] = char.IsAsciiDigit(parts[i].LastOrDefault()) ? parts[i][..^1] + "-" + parts[i][^1] : parts[i] + "-1";
        }

        return parts;
    }
}
