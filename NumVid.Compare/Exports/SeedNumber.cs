using System;
using System.Globalization;

namespace NumVid.Compare.Exports;

/// <summary>Numbers in the names of the seed's files: its script knows digits around a point, and no
/// exponents.</summary>
internal static class SeedNumber
{
    private const int MostZeros = 60;

    /// <summary>The shortest digits that give the number again, with a point and without an exponent.</summary>
    /// <remarks>A number of very many zeros keeps its exponent, because a name has at most 255 bytes.</remarks>
    internal static string TextOf(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var at = text.IndexOf('E', StringComparison.Ordinal);
        if (at < 0)
        {
            return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
        }

        var exponent = int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (Math.Abs(exponent) > MostZeros)
        {
            return text;
        }

        var sign = text[0] == '-' ? "-" : "";
        var digits = text[sign.Length..at].Replace(".", "", StringComparison.Ordinal);
        return exponent < 0
            ? $"{sign}0.{new string('0', -exponent - 1)}{digits}"
            : $"{sign}{digits.PadRight(exponent + 2, '0').Insert(exponent + 1, ".")}";
    }
}
