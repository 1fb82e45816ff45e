using System;
using System.Globalization;
using System.Text.RegularExpressions;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Cf;

/// <summary>A CF time unit of fixed length such as <c>hours since 1900-01-01</c>, with its calendar.</summary>
/// <remarks>After the CF conventions, section 4.4. Months have a fixed length in a calendar of 360 days alone, years in
/// none that all agree on: these are refused. Immutable.</remarks>
public sealed partial class CfTimeUnits
{
    private const double MillisecondsPerSecond = 1000;

    // Dates before this differ between the standard calendar and DateTime, which is Gregorian throughout.
    private static readonly DateTime s_firstGregorianDay = new(1582, 10, 15, 0, 0, 0, DateTimeKind.Utc);

    private readonly long _epochSeconds;

    private CfTimeUnits(double unitSeconds, long epochSeconds, CfCalendar calendar)
    {
        Seconds = unitSeconds;
        _epochSeconds = epochSeconds;
        Calendar = calendar;
    }

    /// <summary>The length of the unit in seconds.</summary>
    public double Seconds { get; }

    /// <summary>The calendar in which the dates count.</summary>
    public CfCalendar Calendar { get; }

    /// <summary>Whether a unit has the form of a time axis: a unit since a date, of whatever length.</summary>
    public static bool IsTimeAxis(string? units) => units is not null && Pattern().IsMatch(units);

    /// <summary>Reads a unit, or returns null where it cannot be turned into dates.</summary>
    /// <param name="units">The attribute <c>units</c>.</param>
    /// <param name="calendarName">The attribute <c>calendar</c>; null for the standard one.</param>
    public static CfTimeUnits? TryParse(string? units, string? calendarName)
    {
        try
        {
            return units is null ? null : Parse(units, calendarName);
        }
        catch (UnsupportedDataException)
        {
            return null;
        }
    }

    /// <summary>Reads a unit; units without a fixed length are refused.</summary>
    /// <param name="units">The attribute <c>units</c>.</param>
    /// <param name="calendarName">The attribute <c>calendar</c>; null for the standard one.</param>
    /// <exception cref="UnsupportedDataException">The unit or the calendar cannot be turned into dates.</exception>
    public static CfTimeUnits Parse(string units, string? calendarName)
    {
        ArgumentNullException.ThrowIfNull(units);
        var match = Pattern().Match(units);
        var calendar = CalendarArithmetic.Parse(calendarName);
        if (!match.Success || UnitSeconds(match.Groups["unit"].Value, calendar) is not { } unitSeconds)
        {
            throw new UnsupportedDataException($"The time unit '{units}' cannot be turned into dates; nanoseconds to "
                + $"days since a date are needed, or months of 360-day years.");
        }

        var epoch = new CalendarInstant(
            Number(match, "year"), (int)Number(match, "month"), (int)Number(match, "day"),
            (int)Number(match, "hour"), (int)Number(match, "minute"), (int)Number(match, "second"));
        return epoch.IsValidIn(calendar) && !HasFraction(match)
            ? new CfTimeUnits(unitSeconds, epoch.ToSeconds(calendar) - ZoneSeconds(match), calendar)
            : throw new UnsupportedDataException(
            $"The time unit '{units}' starts at a date that its calendar does not have, or within a second.");
    }

    /// <summary>The date and time of a value as .NET's type, to the nearest millisecond, in UTC.</summary>
    /// <param name="value">A value in this unit.</param>
    /// <returns>Null where there is none: in another calendar than the Gregorian one, before 15 October 1582 in the
    /// standard calendar, outside the years 1 to 9999, and for what is not finite.</returns>
    public DateTime? ToDateTime(double value)
    {
        var milliseconds =
            Math.Round(value * Seconds * MillisecondsPerSecond) + (_epochSeconds * MillisecondsPerSecond);
        var isGregorian = Calendar is CfCalendar.Standard or CfCalendar.ProlepticGregorian;
        if (!isGregorian || !(Math.Abs(milliseconds) < TimeSpan.MaxValue.TotalMilliseconds)
            || milliseconds < (DateTime.MinValue - DateTime.UnixEpoch).TotalMilliseconds
            || milliseconds >= (DateTime.MaxValue - DateTime.UnixEpoch).TotalMilliseconds)
        {
            return null;
        }

        var date = DateTime.UnixEpoch.AddTicks((long)milliseconds * TimeSpan.TicksPerMillisecond);
        return Calendar == CfCalendar.Standard && date < s_firstGregorianDay ? null : date;
    }

    /// <summary>The date and time of a value in its own calendar, to the second: <c>2000-02-30 06:00:00</c> in one of
    /// 360 days.</summary>
    /// <param name="value">A value in this unit.</param>
    /// <exception cref="UnsupportedDataException">The value is no finite number of a sensible size.</exception>
    public string ToText(double value) => CalendarInstant.FromSeconds(Calendar, ToSeconds(value)).ToString();

    /// <summary>Where the origin of another unit of the same calendar lies, counted in this unit.</summary>
    /// <param name="other">The other unit.</param>
    /// <returns>Null when the calendars differ; the standard one and the Gregorian one count alike from 15 October 1582
    /// on.</returns>
    public double? OriginOf(CfTimeUnits other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Calendar == Calendar || (IsGregorianSinceReform && other.IsGregorianSinceReform)
            ? FromSeconds(other._epochSeconds) : null;
    }

    /// <summary>Seconds since 1970-01-01 of the calendar, to the nearest whole second.</summary>
    /// <exception cref="UnsupportedDataException">The value is no finite number of a sensible size.</exception>
    public long ToSeconds(double value)
    {
        // GRIB years are 16 bits: some 2e12 seconds; beyond 1e14 a number is no date at all.
        var seconds = Math.Round(value * Seconds);
        return Math.Abs(seconds) < 1e14
            ? checked((long)seconds + _epochSeconds)
            : throw new UnsupportedDataException(
            $"The time {value.ToString(CultureInfo.InvariantCulture)} has no date.");
    }

    /// <summary>The value in this unit of a time in seconds since 1970-01-01 of the calendar.</summary>
    internal double FromSeconds(long seconds) => (seconds - _epochSeconds) / Seconds;

    private bool IsGregorianSinceReform => Calendar is CfCalendar.Standard or CfCalendar.ProlepticGregorian
        && _epochSeconds >= (s_firstGregorianDay - DateTime.UnixEpoch).TotalSeconds;

    private static long Number(Match match, string name) =>
        match.Groups[name] is { Success: true, Value: var text }
            ? (long)double.Parse(text, CultureInfo.InvariantCulture) : 0;

    private static bool HasFraction(Match match) =>
        match.Groups["second"] is { Success: true, Value: var text }
            && double.Parse(text, CultureInfo.InvariantCulture) % 1 != 0;

    private static long ZoneSeconds(Match match)
    {
        if (!match.Groups["zone"].Success)
        {
            return 0;
        }

        var sign = match.Groups["zone"].Value.StartsWith('-') ? -1 : 1;
        return sign * ((Number(match, "zoneHour") * 3600) + (Number(match, "zoneMinute") * 60));
    }

    private static double? UnitSeconds(string unit, CfCalendar calendar) => unit.ToUpperInvariant() switch
    {
        "MONTH" or "MONTHS" when calendar == CfCalendar.Days360 => 30 * 86400,
        "NANOSECOND" or "NANOSECONDS" => 1e-9,
        "MICROSECOND" or "MICROSECONDS" or "MICROSEC" or "MICROSECS" => 1e-6,
        "MILLISECOND" or "MILLISECONDS" or "MILLISEC" or "MILLISECS" or "MSEC" or "MSECS" or "MS" => 1e-3,
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
