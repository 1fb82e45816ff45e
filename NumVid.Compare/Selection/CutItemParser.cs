using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Formats.Cf;

namespace NumVid.Compare.Selection;

/// <summary>Understands the lists of <c>--times</c>, <c>--levels</c> and <c>--members</c>.</summary>
/// <remarks>Items are separated by commas; a range is <c>A/B</c> or <c>A..B</c>, both ends included; <c>#</c> stands
/// before indices, which count from 0, or from the end where they are negative.</remarks>
internal static class CutItemParser
{
    private const string IndexMark = "#";
    private const string Dots = "..";
    private const char Slash = '/';
    private const int MostDigits = 9;

    /// <summary>Times: dates, ranges of them with a step (<c>A/B/6h</c>), or indices.</summary>
    /// <exception cref="UsageException">The text is none of these.</exception>
    internal static IReadOnlyList<CutItem> Times(string text) => Items("--times", text, TimeOf);

    /// <summary>Levels or members: numbers, ranges of them, or indices.</summary>
    /// <param name="option">The option, for messages.</param>
    /// <param name="text">The list.</param>
    /// <exception cref="UsageException">The text is none of these.</exception>
    internal static IReadOnlyList<CutItem> Numbers(string option, string text) => Items(option, text, NumberOf);

    private static CutItem[] Items(string option, string text, Func<string, CutItem?> parse)
    {
        const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        CutItem[] items =
        [
            .. text.Split(',', Trimmed).Select(part => (part.StartsWith(IndexMark, StringComparison.Ordinal)
                ? IndicesOf(part, part[1..]) : parse(part)) ?? throw Wrong(option, part)),
        ];
        return items.Length > 0 ? items : throw Wrong(option, text);
    }

    private static UsageException Wrong(string option, string part) => new(option == "--times"
        ? $"'{part}' in '{option}' is no date (2019-03-01, 2019-03-01T06:00), no range of dates "
            + "(2019-03-01/2019-03-07, with a step 2019-01-01/2019-12-31/6h) and no index (#0, #-1, #0..11)."
        : $"'{part}' in '{option}' is no number (500, or with a unit 500hPa), no range (500/850) and no index "
            + "(#0, #-1, #0..3).");

    // Plain numbers are indices of times, as in compare; years have four digits in a range with a slash.
    private static CutItem? TimeOf(string part)
    {
        var parts = part.Split(Slash, StringSplitOptions.TrimEntries);
        if (parts.Length == 1)
        {
            parts = part.Split(Dots, StringSplitOptions.TrimEntries);
            if (Array.TrueForAll(parts, IsIndex) && IndicesOf(part, part) is { } indices)
            {
                return indices;
            }
        }

        var (from, to) = (parts[0], parts.Length > 1 ? parts[1] : parts[0]);
        var step = parts.Length > 2 ? CfTimeStep.TryParse(parts[2]) : null;
        var isKnown = parts.Length <= 3 && (parts.Length < 3 || (step is not null && from.Length > 0))
            && (from.Length > 0 || to.Length > 0) && IsDate(from) && IsDate(to);
        return isKnown ? new TimeItem(part, NullIfEmpty(from), NullIfEmpty(to), step) : null;
    }

    private static bool IsIndex(string text) =>
        text.Length == 0 || (text.Length <= MostDigits && text.All(char.IsAsciiDigit));

    // Of whatever calendar: one of them has every day that another has.
    private static bool IsDate(string text) => text.Length == 0
        || CfPeriod.TryParse(text, CfCalendar.Days360) is not null
        || CfPeriod.TryParse(text, CfCalendar.AllLeap) is not null;

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static IndexItem? IndicesOf(string part, string text)
    {
        var byStep = text.Split(Slash, StringSplitOptions.TrimEntries);
        var ends = byStep[0].Split(Dots, StringSplitOptions.TrimEntries);
        var (from, to) = (IndexOf(ends[0], 0), IndexOf(ends[^1], ends.Length > 1 ? -1 : null));
        var step = byStep.Length > 1 ? IndexOf(byStep[1], null) : 1;
        if (from >= 0 == to >= 0 && from > to)
        {
            throw new UsageException($"'{part}' begins after its end.");
        }

        return byStep.Length <= 2 && ends.Length <= 2 && from is { } first && to is { } last && step > 0
            && (ends.Length > 1 || (ends[0].Length > 0 && byStep.Length == 1))
            ? new IndexItem(part, first, last, step.Value) : null;
    }

    private static int? IndexOf(string text, int? otherwise) => text.Length == 0 ? otherwise
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) ? index : null;

    private static NumberItem? NumberOf(string part)
    {
        var ends = part.Contains(Dots, StringComparison.Ordinal) ? part.Split(Dots) : part.Split(Slash);
        if (ends.Length > 2 || Split(ends[0]) is not { } from || Split(ends[^1]) is not { } to)
        {
            return null;
        }

        var unit = to.Unit ?? from.Unit;
        return from.Unit is null || from.Unit == unit ? new NumberItem(part, from.Number, to.Number, unit) : null;
    }

    private static (double Number, string? Unit)? Split(string text)
    {
        var trimmed = text.Trim();
        var length = trimmed.Length;
        while (length > 0 && !char.IsAsciiDigit(trimmed[length - 1]) && trimmed[length - 1] != '.')
        {
            length--;
        }

        return double.TryParse(trimmed[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? (number, length == trimmed.Length ? null : trimmed[length..].Trim()) : null;
    }
}
