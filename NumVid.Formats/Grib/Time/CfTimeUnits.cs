using System;
using System.Globalization;
using System.Text.RegularExpressions;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Time;

/// <summary>A CF time unit such as <c>hours since 1900-01-01</c>, with its calendar.</summary>
internal sealed partial class CfTimeUnits
{
    private readonly double _unitSeconds;
    private readonly long _epochSeconds;

    private CfTimeUnits(double unitSeconds, long epochSeconds, GribCalendar calendar)
    {
        _unitSeconds = unitSeconds;
        _epochSeconds = epochSeconds;
        Calendar = calendar;
    }

    /// <summary>The calendar in which the dates count.</summary>
    internal GribCalendar Calendar { get; }

    /// <summary>Whether a unit has the form of a time axis.</summary>
    internal static bool IsTimeAxis(string? units) => units is not null && Pattern().IsMatch(units);

    /// <summary>Reads a unit; months and years are refused, because their length is not fixed.</summary>
    /// <exception cref="UnsupportedDataException">The unit or the calendar cannot be turned into dates.</exception>
    internal static CfTimeUnits Parse(string units, string? calendarName)
    {
        var match = Pattern().Match(units);
        var calendar = CalendarArithmetic.Parse(calendarName);
        if (!match.Success || UnitSeconds(match.Groups["unit"].Value) is not { } unitSeconds)
        {
            throw new UnsupportedDataException($"The time unit '{units}' cannot be turned into GRIB dates; seconds, minutes, hours or days since a date are needed.");
        }

        var epoch = new GribInstant(
            Number(match, "year"), (int)Number(match, "month"), (int)Number(match, "day"),
            (int)Number(match, "hour"), (int)Number(match, "minute"), (int)Number(match, "second"));
        return epoch.IsValidIn(calendar)
            ? new CfTimeUnits(unitSeconds, epoch.ToSeconds(calendar) - ZoneSeconds(match), calendar)
            : throw new UnsupportedDataException($"The time unit '{units}' starts at a date that its calendar does not have.");
    }

    /// <summary>Seconds since 1970-01-01 of the calendar, to the nearest whole second.</summary>
    /// <exception cref="UnsupportedDataException">The value is no finite number of a sensible size.</exception>
    internal long ToSeconds(double value)
    {
        // GRIB years are 16 bits: some 2e12 seconds; beyond 1e14 a number is no date at all.
        var seconds = Math.Round(value * _unitSeconds);
        return Math.Abs(seconds) < 1e14
            ? checked((long)seconds + _epochSeconds)
            : throw new UnsupportedDataException($"The time {value.ToString(CultureInfo.InvariantCulture)} has no date.");
    }

    /// <summary>The value in this unit of a time in seconds since 1970-01-01 of the calendar.</summary>
    internal double FromSeconds(long seconds) => (seconds - _epochSeconds) / _unitSeconds;

    private static long Number(Match match, string name) =>
        match.Groups[name] is { Success: true, Value: var text } ? (long)double.Parse(text, CultureInfo.InvariantCulture) : 0;

    private static long ZoneSeconds(Match match)
    {
        if (!match.Groups["zone"].Success)
        {
            return 0;
        }

        var sign = match.Groups["zone"].Value.StartsWith('-') ? -1 : 1;
        return sign * ((Number(match, "zoneHour") * 3600) + (Number(match, "zoneMinute") * 60));
    }

    private static double? UnitSeconds(string unit) => unit.ToUpperInvariant() switch
    {
        "S" or "SEC" or "SECS" or "SECOND" or "SECONDS" => 1,
        "MIN" or "MINS" or "MINUTE" or "MINUTES" => 60,
        "H" or "HR" or "HRS" or "HOUR" or "HOURS" => 3600,
        "D" or "DAY" or "DAYS" => 86400,
        _ => null,
    };

    [GeneratedRegex(
        """
        ^\s*(?<unit>[A-Za-z]+)\s+since\s+(?<year>-?\d{1,6})-(?<month>\d{1,2})-(?<day>\d{1,2})
        (?:[T\s]\s*(?<hour>\d{1,2})(?::(?<minute>\d{1,2})(?::(?<second>\d{1,2}(?:\.\d*)?))?)?)?
        \s*(?:Z|UTC|GMT|(?<zone>[+-](?<zoneHour>\d{1,2}):?(?<zoneMinute>\d{2})?))?\s*$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
