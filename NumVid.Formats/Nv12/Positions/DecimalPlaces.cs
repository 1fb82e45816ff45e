using System;

namespace NumVid.Formats.Nv12.Positions;

/// <summary>To how many decimals, or decimal digits that count, values were rounded before they came here.</summary>
/// <param name="Code">As in a file: 0 for none, 1 to 9 decimals, 17 to 25 for 1 to 9 digits.</param>
internal readonly record struct DecimalPlaces(int Code)
{
    /// <summary>The largest code.</summary>
    internal const int MaxCode = 25;

    private const int DigitsCode = 16;
    private const int MaxPlaces = 9;
    private const int FirstThatCounts = 3;

    /// <summary>Whether the code is one of those above.</summary>
    internal bool IsKnown => Code is (>= 0 and <= MaxPlaces) or (> DigitsCode and <= MaxCode);

    /// <summary>Rounds a value in degrees.</summary>
    internal double Round(double value)
    {
        if (Code == 0)
        {
            return value;
        }

        var power = 1.0;
        for (var places = PlacesOf(Math.Abs(value)); places > 0; places--)
        {
            power *= 10;
        }

        return Math.Round(value * power) / power;
    }

    /// <summary>The fewest places that some values, rounded to a type, are of; none where the type itself has no
    /// more.</summary>
    /// <param name="values">The values.</param>
    /// <param name="toType">Rounds to the type of the values.</param>
    /// <param name="resolution">The distance of neighbours in the type, as a part of a value.</param>
    internal static DecimalPlaces Find(ReadOnlySpan<double> values, Func<double, double> toType, double resolution)
    {
        for (var places = 1; places <= MaxPlaces; places++)
        {
            foreach (var code in (ReadOnlySpan<int>)[places, DigitsCode + places])
            {
                if (new DecimalPlaces(code).Fits(values, toType, resolution))
                {
                    return new(code);
                }
            }
        }

        return default;
    }

    // What every value of the type has says nothing.
    private bool Fits(ReadOnlySpan<double> values, Func<double, double> toType, double resolution)
    {
        var coarse = 0;
        foreach (var value in values)
        {
            if (toType(Round(value)) != value)
            {
                return false;
            }

            coarse += Math.Pow(10, -PlacesOf(Math.Abs(value))) > 1.5 * resolution * Math.Abs(value) ? 1 : 0;
        }

        return coarse > values.Length / 2;
    }

    private int PlacesOf(double magnitude)
    {
        if (Code < DigitsCode)
        {
            return Code;
        }

        var before = magnitude >= 100 ? FirstThatCounts : magnitude >= 10 ? 2 : magnitude >= 1 ? 1
            : magnitude >= 0.1 ? 0 : magnitude >= 0.01 ? -1 : -2;
        return Code - DigitsCode - before;
    }
}
