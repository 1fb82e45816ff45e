using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NumVid.Formats.Cf;

/// <summary>A distance of times: a number of calendar months, or a number of seconds.</summary>
/// <param name="Months">The months; 0 for a fixed length.</param>
/// <param name="Seconds">The seconds; 0 for months.</param>
public readonly partial record struct CfTimeStep(long Months, long Seconds)
{
    private const int MonthsOfYear = 12;

    /// <summary>Reads a step: <c>6h</c>, <c>30min</c>, <c>1d</c>, <c>1mon</c>, <c>1y</c>, or as ISO 8601 has it
    /// <c>PT6H</c>, <c>P1D</c>, <c>P1M</c>.</summary>
    /// <returns>Null where it is none, or 0.</returns>
    public static CfTimeStep? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Pattern().Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }

        var number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        var unit = match.Groups["unit"].Value.ToUpperInvariant();
        var isTime = match.Groups["time"].Success || !match.Groups["iso"].Success;
        CfTimeStep step = unit switch
        {
            "S" => new(0, number),
            "MIN" => new(0, number * 60L),
            "M" when isTime => new(0, number * 60L),
            "H" => new(0, number * 3600L),
            "D" => new(0, number * 86400L),
            "W" => new(0, number * 604800L),
            "M" or "MON" => new(number, 0),
            _ => new((long)number * MonthsOfYear, 0),
        };
        return step == default ? null : step;
    }

    /// <summary>Whether a time lies a whole number of steps after another.</summary>
    /// <param name="start">The other, in seconds since 1970-01-01 of the calendar.</param>
    /// <param name="time">The time.</param>
    /// <param name="calendar">The calendar. A day that a month lacks is its last one.</param>
    public bool Reaches(long start, long time, CfCalendar calendar)
    {
        if (time < start || Months == 0)
        {
            return time >= start && (time - start) % Seconds == 0;
        }

        var (first, last) =
            (CalendarInstant.FromSeconds(calendar, start), CalendarInstant.FromSeconds(calendar, time));
        var months = ((last.Year - first.Year) * MonthsOfYear) + last.Month - first.Month;
        return months % Months == 0 && first.AddMonths(calendar, months).ToSeconds(calendar) == time;
    }

    [GeneratedRegex(
        @"^((?<iso>P)(?<time>T)?)?(?<number>\d{1,9})(?<unit>s|min|mon|m|h|d|w|y)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
