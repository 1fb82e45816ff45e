using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NumVid.Formats.Cf;

/// <summary>What a date means that is written to the year, month, day, hour, minute or second: all of it.</summary>
/// <param name="Start">Its first second, counted from 1970-01-01 of its calendar.</param>
/// <param name="End">The first second after it.</param>
public readonly partial record struct CfPeriod(long Start, long End)
{
    private const int December = 12;
    private const int Hour = 3600;
    private const int Minute = 60;
    private const int Day = 86400;

    /// <summary>Reads a date as ISO 8601 has it, such as <c>2019</c>, <c>2019-03</c>, <c>2019-03-01T06</c> or
    /// <c>2019-03-01T06:30:00Z</c>.</summary>
    /// <param name="text">The date.</param>
    /// <param name="calendar">The calendar in which it counts: 30 February is a day of 360-day years.</param>
    /// <returns>Null where it is no date, or none of the calendar.</returns>
    public static CfPeriod? TryParse(string text, CfCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Pattern().Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }

        var start = new CalendarInstant(
            Number(match, "year", 0), Number(match, "month", 1), Number(match, "day", 1), Number(match, "hour", 0),
            Number(match, "minute", 0), Number(match, "second", 0));
        if (!start.IsValidIn(calendar))
        {
            return null;
        }

        var first = start.ToSeconds(calendar);
        return new CfPeriod(first, match.Groups["second"].Success ? first + 1
            : match.Groups["minute"].Success ? first + Minute
            : match.Groups["hour"].Success ? first + Hour
            : match.Groups["day"].Success ? first + Day
            : start.AddMonths(calendar, match.Groups["month"].Success ? 1 : December).ToSeconds(calendar));
    }

    /// <summary>A date and time of a calendar, to the second, as ISO 8601 has it.</summary>
    /// <param name="seconds">Seconds since 1970-01-01 of the calendar.</param>
    /// <param name="calendar">The calendar.</param>
    public static string ToText(long seconds, CfCalendar calendar)
    {
        var text = CalendarInstant.FromSeconds(calendar, seconds).ToString().Replace(' ', 'T');
        return text.EndsWith(":00", StringComparison.Ordinal) ? text[..^3] : text;
    }

    private static int Number(Match match, string name, int otherwise) => match.Groups[name].Success
        ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : otherwise;

    [GeneratedRegex(
        """
        ^(?<year>-?\d{4,6})(?:-(?<month>\d{2})(?:-(?<day>\d{2})
        (?:[T\x20](?<hour>\d{2})(?::(?<minute>\d{2})(?::(?<second>\d{2}))?)?Z?)?)?)?$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
