using System;
using System.Globalization;

namespace NumVid.Formats.NetCdf.Options;

/// <summary>The option <c>quantise</c>: <c>none</c>, <c>bitround:N</c>, <c>bitround</c> (with a quality) or
/// <c>granular:N</c>.</summary>
/// <param name="Mode">Which way.</param>
/// <param name="Number">Significant bits or decimal digits; null where a quality gives them.</param>
internal sealed record Quantise(string Mode, int? Number)
{
    internal const string BitRound = "bitround";
    internal const string Granular = "granular";

    private const int MostBits = 52;
    private const int MostDigits = 15;

    /// <summary>Reads the option; null for none.</summary>
    /// <exception cref="ArgumentException">It is not allowed.</exception>
    internal static Quantise? Parse(string? text)
    {
        if (text is null or "none")
        {
            return null;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var mode = colon < 0 ? text : text[..colon];
        var most = mode switch { BitRound => MostBits, Granular => MostDigits, _ => 0 };
        if (colon < 0 && mode == BitRound)
        {
            return new Quantise(mode, null);
        }

        return most > 0 && colon > 0
            && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= most
                ? new Quantise(mode, number)
                : throw new ArgumentException(
                    $"'quantise={text}': none, bitround:N with N bits in [1, {MostBits}], bitround with a quality, or "
                        + $"granular:N with N digits in [1, {MostDigits}] is expected.");
    }
}
