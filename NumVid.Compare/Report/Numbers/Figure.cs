using System;
using System.Globalization;

namespace NumVid.Compare.Report.Numbers;

/// <summary>Writes figures for people: invariant culture, as many digits as mean something.</summary>
internal static class Figure
{
    /// <summary>What stands in a cell without a figure.</summary>
    internal const string None = "-";

    private const double SmallestPlain = 1e-3;
    private const double LargestPlain = 1e6;
    private const int SignificantDigits = 4;

    /// <summary>Bytes or counts with separators: <c>1,261,440</c>.</summary>
    internal static string Count(long? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? None;

    /// <summary>A fixed number of decimals.</summary>
    internal static string Fixed(double? value, int decimals) =>
        value?.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) ?? None;

    /// <summary>Four significant digits: <c>0.0123</c>, <c>265.7</c>, <c>1.2e-08</c>; zero is <c>0</c>.</summary>
    internal static string Significant(double? value)
    {
        if (value is not { } number)
        {
            return None;
        }

        var magnitude = Math.Abs(number);
        if (magnitude == 0)
        {
            return "0";
        }

        if (magnitude is < SmallestPlain or >= LargestPlain)
        {
            return number.ToString("0.###e+00", CultureInfo.InvariantCulture);
        }

        var decimals = Math.Max(0, SignificantDigits - 1 - (int)Math.Floor(Math.Log10(magnitude)));
        return Math.Round(number, decimals).ToString("0.#########", CultureInfo.InvariantCulture);
    }

    /// <summary>The same with a unit behind it; <c>1</c>, which is none, is left out.</summary>
    internal static string WithUnit(double? value, string? unit) =>
        unit?.Trim() is { Length: > 0 } name and not "1" ? $"{Significant(value)} {name}" : Significant(value);

    /// <summary>A number that reads back to the same double; empty for none. For files, not for people.</summary>
    internal static string Exact(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
