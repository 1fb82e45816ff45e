using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Units;

namespace NumVid.Formats.Cf;

/// <summary>What the attribute <c>units</c> tells.</summary>
public static class CfUnits
{
    private static readonly HashSet<string> s_north =
        Words("degrees_north degree_north degree_N degrees_N degreeN degreesN deg_north degN");

    private static readonly HashSet<string> s_east =
        Words("degrees_east degree_east degree_E degrees_E degreeE degreesE deg_east degE");

    private static readonly HashSet<string> s_hectopascals =
        Words("hPa mb mbar mbars millibar millibars hectopascal hectopascals");

    private static readonly HashSet<string> s_pascals = Words("Pa Pascal Pascals");

    private static readonly HashSet<string> s_metres = Words("m metre meter metres meters");

    private static readonly HashSet<string> s_kilometres = Words("km kilometre kilometer kilometres kilometers");

    private static readonly HashSet<string> s_degrees =
        Words("deg degs degree degrees ° decimal_degrees decimal_degree");

    private static readonly HashSet<string> s_radians = Words("radian radians rad");

    private static readonly HashSet<string> s_durations = Words(
        "s sec secs second seconds ms msec milliseconds min mins minute minutes h hr hrs hour hours d day days week "
            + "weeks month months year years");

    private static readonly HashSet<string> s_nothing = Words("1 - none unitless dimensionless undefined unknown");

    /// <summary>Whether it counts true latitude.</summary>
    public static bool IsNorth(string? units) => Is(units, s_north);

    /// <summary>Whether it counts true longitude.</summary>
    public static bool IsEast(string? units) => Is(units, s_east);

    /// <summary>Whether it counts dates: a unit since a date, or dates written as numbers.</summary>
    public static bool IsDate(string? units) => units is not null
        && (units.Contains(" since ", StringComparison.OrdinalIgnoreCase)
        || units.Contains(" as %Y", StringComparison.Ordinal));

    /// <summary>Whether it is a hectopascal, whatever it is called.</summary>
    public static bool IsHectopascal(string? units) => Is(units, s_hectopascals);

    /// <summary>Whether it is one of pressure.</summary>
    public static bool IsPressure(string? units) => IsHectopascal(units) || Is(units, s_pascals);

    /// <summary>How many metres it has, or null when it is no length that projections are counted in.</summary>
    public static double? InMetres(string? units) => Is(units, s_metres) ? 1 : Is(units, s_kilometres) ? 1000 : null;

    /// <summary>How many radians it has, or null when it is no angle in radians.</summary>
    public static double? InRadians(string? units) => Is(units, s_radians) ? 1 : null;

    /// <summary>Whether it says nothing against degrees.</summary>
    public static bool MayBeDegrees(string? units) =>
        SaysNothing(units) || IsNorth(units) || IsEast(units) || Is(units, s_degrees);

    /// <summary>Whether it says nothing against an angle.</summary>
    public static bool MayBeAngle(string? units) => MayBeDegrees(units) || Is(units, s_radians);

    /// <summary>Whether it says nothing against a date or a time since another.</summary>
    public static bool MayBeTime(string? units) => SaysNothing(units) || IsDate(units) || Is(units, s_durations);

    /// <summary>Whether two texts mean the same unit, as far as spelling goes: <c>m/s</c>, <c>m s-1</c> and <c>m
    /// s**-1</c> do.</summary>
    public static bool AreSame(string? first, string? second) =>
        first is not null && second is not null && Normalise(first) == Normalise(second);

    /// <summary>How numbers of one unit become those of another.</summary>
    /// <param name="from">A unit; null for none, which CF takes for 1.</param>
    /// <param name="to">Another one.</param>
    /// <returns>Null where neither spelling nor the units library tells it, or one is not linear in the
    /// other.</returns>
    /// <exception cref="Errors.MissingLibraryException">They differ in spelling, and there is no units
    /// library.</exception>
    public static UnitConversion? ConversionOf(string? from, string? to)
    {
        var (first, second) = (Spelled(from), Spelled(to));
        return first == second || AreSame(first, second) ? UnitConversion.None : UnitLibrary.Find(first, second);
    }

    // "mb" is a millibarn to udunits, and "C" a coulomb.
    private static string Spelled(string? units) => IsHectopascal(units) ? "hPa"
        : Is(units, s_pascals) ? "Pa"
        : string.IsNullOrWhiteSpace(units) || Is(units, s_nothing) ? "1"
        : units.Trim() is "C" or "deg C" or "deg_C" ? "degC"
        : units.Trim();

    private static bool SaysNothing(string? units) => string.IsNullOrWhiteSpace(units) || Is(units, s_nothing);

    private static bool Is(string? units, HashSet<string> words) =>
        units is not null && words.Contains(units.Trim().Replace(' ', '_'));

    private static HashSet<string> Words(string words) => words.Split(' ').ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static string Normalise(string units)
    {
        var text = units.Trim().Replace("**", "", StringComparison.Ordinal).Replace("^", "", StringComparison.Ordinal);
        text = text switch
        {
            "Kelvin" or "kelvin" or "degK" or "deg_K" => "K",
            "%" or "percent" => "%",
            "meters" or "metres" or "meter" or "metre" => "m",
            "Pascal" or "pascals" or "Pascals" => "Pa",
            "deg C" => "degC",
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
            parts[i] = char.IsAsciiDigit(parts[i].LastOrDefault()) ? parts[i][..^1] + "-" + parts[i][^1]
                : parts[i] + "-1";
        }

        return parts;
    }
}
