using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NumVid.Compare.External;

/// <summary>What is filled into a command for one field.</summary>
/// <param name="Shape">The lengths of its axes, the slowest first.</param>
/// <param name="Minimum">Its smallest value.</param>
/// <param name="Maximum">Its largest value.</param>
/// <param name="Absolute">The largest error allowed; null where the command takes none.</param>
/// <param name="Raw">The file of raw values that is read.</param>
/// <param name="Packed">The file of bytes.</param>
/// <param name="Restored">The file of raw values that is written.</param>
internal sealed record TemplateValues(
    IReadOnlyList<int> Shape, double Minimum, double Maximum, double? Absolute, string Raw, string Packed,
    string Restored)
{
    /// <summary>The entries of a list; null for what is none.</summary>
    internal IEnumerable<string>? ListOf(TemplatePlace place) => place.Name switch
    {
        "dims" => LengthsFor(place).Reverse().Select(Text),
        "shape" => LengthsFor(place).Select(Text),
        _ => null,
    };

    /// <summary>What goes to a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="isBack">Whether bytes are to become values again.</param>
    internal string TextOf(TemplatePlace place, bool isBack) => place.Name switch
    {
        "in" => isBack ? Packed : Raw,
        "out" => isBack ? Restored : Packed,
        "abs" => Text(Absolute ?? 0),
        "relative" => Text((Absolute ?? 0) / (Maximum - Minimum)),
        "rank" => Text(LengthsFor(place).Length),
        "points" => Text(Shape.Aggregate(1L, (product, length) => checked(product * length))),
        "minimum" => Text(Minimum),
        "maximum" => Text(Maximum),
        _ => string.Join(place.Separator ?? ",", ListOf(place)!),
    };

    // Axes of length 1 say nothing to a compressor; where there are too many, the slowest ones become one.
    private int[] LengthsFor(TemplatePlace place)
    {
        int[] lengths = [.. Shape.Where(length => length != 1)];
        if (lengths.Length == 0)
        {
            return [1];
        }

        if (place.Rank is not { } most || lengths.Length <= most)
        {
            return lengths;
        }

        var joined = lengths[..^(most - 1)].Aggregate(1, (product, length) => checked(product * length));
        return [joined, .. lengths[^(most - 1)..]];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
