using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Configurations;

/// <summary>The settings of a format from the weakest to the strongest, among which a search looks.</summary>
internal static class Ladder
{
    private const int MostDecades = 8;

    private static readonly int[] s_digits = [5, 2, 1];

    /// <summary>Bounds as parts of the variable's range, from half of it down to 1e-8 in steps 5, 2, 1, and then
    /// nothing lost.</summary>
    /// <remarks>About as far apart as a bit is, so that no format has finer steps than GRIB's bits a value.</remarks>
    internal static IReadOnlyList<LadderStep> OfBounds(FormatConfiguration open) =>
        [.. Enumerable.Range(1, MostDecades)
            .SelectMany(decade => s_digits.Select(digit => string.Create(CultureInfo.InvariantCulture, $"range={digit}e-{decade}")))
            .Append("lossless")
            .Select(bound => new LadderStep(bound, open with { MaxError = QualitySpecification.Parse(bound) }))];

    /// <summary>Whole numbers, as bits are.</summary>
    /// <param name="open">The configuration without a setting.</param>
    /// <param name="family">The family of its name, whatever a user calls it.</param>
    /// <param name="most">The largest.</param>
    internal static IReadOnlyList<LadderStep> OfNumbers(FormatConfiguration open, string family, int most) =>
        [.. Enumerable.Range(1, most).Select(number => number.ToString(CultureInfo.InvariantCulture))
            .Select(text => new LadderStep(text, open.Way.Parse(ConfigurationName.Of($"{family}:{text}"))! with
            {
                Name = open.Name,
            }))];
}
