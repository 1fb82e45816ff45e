using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Errors;

namespace NumVid.Compare.Selection;

/// <summary>Turns <c>--times</c> and <c>--levels</c> into indices of an input's dimensions.</summary>
internal static class IndexSelectionParser
{
    private const char IndexMark = '#';
    private const string To = "..";
    private const double RelativeTolerance = 1e-6;

    /// <summary>The indices of times <c>FROM..TO</c>, both included and either left out: numbers of steps from 0, or
    /// dates.</summary>
    /// <returns>The indices; none when nothing lies in the range.</returns>
    /// <exception cref="Errors.UsageException">The text is neither.</exception>
    internal static int[] Times(string text, string dimension, int length, CoordinateAxes axes)
    {
        var (from, to) = Range(text);
        if (IsIndex(from) && IsIndex(to))
        {
            return Between(from, to, length, "--times " + text);
        }

        var (first, last) =
            (DateOf(from, isEnd: false, text) ?? DateTime.MinValue, DateOf(to, isEnd: true, text) ?? DateTime.MaxValue);
        var dates = axes.DatesOf(dimension);
        return [.. Enumerable.Range(0, length).Where(index => dates[index] >= first && dates[index] <= last)];
    }

    /// <summary>The indices of levels: their values, or <c>#</c> with an index or a range of indices, separated by
    /// commas.</summary>
    /// <returns>The indices, ascending; none when none of the values is there.</returns>
    /// <exception cref="Errors.UsageException">The text is neither.</exception>
    internal static int[] Levels(string text, string dimension, int length, CoordinateAxes axes)
    {
        var indices = new SortedSet<int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part[0] == IndexMark)
            {
                var (from, to) = Range(part[1..]);
                indices.UnionWith(
                    IsIndex(from) && IsIndex(to) ? Between(from, to, length, "--levels " + part) : throw Wrong(part));
            }
            else
            {
                var wanted = double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? number : throw Wrong(part);
                var levels = axes.NumbersOf(dimension);
                indices.UnionWith(Enumerable.Range(0, length)
                    .Where(index => Math.Abs(levels[index] - wanted) <= RelativeTolerance * Math.Abs(wanted)));
            }
        }

        return [.. indices];
    }

    private static UsageException Wrong(string part) =>
        new($"'{part}' in '--levels' is neither the value of a level, such as 500, nor indices, such as '#0' or "
            + $"'#0..3'.");

    private static (string From, string To) Range(string text)
    {
        var middle = text.IndexOf(To, StringComparison.Ordinal);
        return middle < 0 ? (text.Trim(), text.Trim()) : (text[..middle].Trim(), text[(middle + To.Length)..].Trim());
    }

    private static bool IsIndex(string text) => text.Length == 0 || (text.Length < 10 && text.All(char.IsAsciiDigit));

    private static int[] Between(string from, string to, int length, string option)
    {
        var first = from.Length == 0 ? 0 : int.Parse(from, CultureInfo.InvariantCulture);
        var last = to.Length == 0 ? length - 1 : int.Parse(to, CultureInfo.InvariantCulture);
        return first > last && from.Length > 0 && to.Length > 0
            ? throw new UsageException($"'{option}' begins after its end.")
            : [.. Enumerable.Range(0, length).Where(index => index >= first && index <= last)];
    }

    // A date without a time of day means all of the day.
    private static DateTime? DateOf(string text, bool isEnd, string whole)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            || text.All(char.IsAsciiDigit))
        {
            throw new UsageException(
                $"'--times {whole}' is not a range: FROM..TO is expected, numbers of steps from 0 or dates such as "
                    + $"2019-03-01 or 2019-03-01T06:00.");
        }

        return isEnd && !text.Contains(':', StringComparison.Ordinal) ? date.AddDays(1).AddTicks(-1) : date;
    }
}
