using System;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Cf;

/// <summary>Days and dates in the calendars of CF. Year 0 exists (it precedes year 1), as in GRIB and in
/// climatologies.</summary>
internal static class CalendarArithmetic
{
    // Days from 1 March of year 0 to 1 January 1970 in Gregorian rules.
    private const long EpochShift = 719468;

    // Gregorian date minus Julian date of the same day, in the epoch of the formula below (1 March of year 0).
    private const long JulianShift = 2;

    // Days of 15 October 1582 since 1970-01-01.
    private const long GregorianStart = -141427;

    private static readonly int[] s_monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    /// <summary>The calendar that a CF attribute names, or an error that lists those known.</summary>
    internal static CfCalendar Parse(string? name) => name?.Trim().ToUpperInvariant() switch
    {
        null or "" or "STANDARD" or "GREGORIAN" => CfCalendar.Standard,
        "PROLEPTIC_GREGORIAN" => CfCalendar.ProlepticGregorian,
        "JULIAN" => CfCalendar.Julian,
        "NOLEAP" or "365_DAY" => CfCalendar.NoLeap,
        "ALL_LEAP" or "366_DAY" => CfCalendar.AllLeap,
        "360_DAY" => CfCalendar.Days360,
        _ => throw new UnsupportedDataException($"The calendar '{name}' is not one of the CF calendars."),
    };

    /// <summary>The CF name of a calendar.</summary>
    internal static string GetName(CfCalendar calendar) => calendar switch
    {
        CfCalendar.Standard => "standard",
        CfCalendar.ProlepticGregorian => "proleptic_gregorian",
        CfCalendar.Julian => "julian",
        CfCalendar.NoLeap => "noleap",
        CfCalendar.AllLeap => "all_leap",
        _ => "360_day",
    };

    /// <summary>The days in a month, for a month of 1 to 12.</summary>
    internal static int GetMonthLength(CfCalendar calendar, long year, int month) => calendar switch
    {
        CfCalendar.Days360 => 30,
        _ when month != 2 => s_monthLengths[month - 1],
        CfCalendar.NoLeap => 28,
        CfCalendar.AllLeap => 29,
        CfCalendar.Julian => year % 4 == 0 ? 29 : 28,
        CfCalendar.Standard when year < 1582 => year % 4 == 0 ? 29 : 28,
        _ => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
    };

    /// <summary>Days since 1 January 1970 of the calendar itself.</summary>
    internal static long ToDays(CfCalendar calendar, long year, int month, int day)
    {
        var julian = calendar == CfCalendar.Julian
            || (calendar == CfCalendar.Standard && (year, month, day).CompareTo((1582, 10, 15)) < 0);
        return calendar switch
        {
            CfCalendar.Days360 => ((year - 1970) * 360) + ((month - 1) * 30) + day - 1,
            CfCalendar.NoLeap or CfCalendar.AllLeap => FixedDays(calendar, year, month) + day - 1,
            _ => LeapDays(year, month, day, julian),
        };
    }

    /// <summary>The date of a day number as <see cref="ToDays"/> counts.</summary>
    internal static (long Year, int Month, int Day) FromDays(CfCalendar calendar, long days)
    {
        // A year that cannot be later than the true one, then steps forward: short and right for every calendar.
        var year = 1970 + Math.DivRem(days, 366, out _) - 1;
        if (days < 0)
        {
            year = 1970 + (days / 360) - 2;
        }

        while (ToDays(calendar, year + 1, 1, 1) <= days)
        {
            year += Math.Max(1, (days - ToDays(calendar, year + 1, 1, 1)) / 366);
        }

        var month = 1;
        while (month < 12 && ToDays(calendar, year, month + 1, 1) <= days)
        {
            month++;
        }

        return (year, month, DayOf(calendar, year, month, days));
    }

    private static int DayOf(CfCalendar calendar, long year, int month, long days)
    {
        // October 1582 has a gap in the standard calendar.
        var inGap = calendar == CfCalendar.Standard && (year, month) == (1582, 10) && days >= GregorianStart;
        return inGap ? (int)(days - GregorianStart) + 15 : (int)(days - ToDays(calendar, year, month, 1)) + 1;
    }

    private static long FixedDays(CfCalendar calendar, long year, int month)
    {
        var days = (year - 1970) * (calendar == CfCalendar.NoLeap ? 365 : 366);
        for (var before = 1; before < month; before++)
        {
            days += GetMonthLength(calendar, year, before);
        }

        return days;
    }

    // Counts years from March, so that the leap day is the last of its year and month lengths follow (153 m + 2) / 5.
    private static long LeapDays(long year, int month, int day, bool julian)
    {
        var marchYear = month > 2 ? year : year - 1;
        var dayOfYear = (((153 * ((month + 9) % 12)) + 2) / 5) + day - 1;
        var leapDays = Floor(marchYear, 4) - (julian ? JulianShift : Floor(marchYear, 100) - Floor(marchYear, 400));
        return (marchYear * 365) + leapDays + dayOfYear - EpochShift;
    }

    private static long Floor(long value, long divisor) =>
        (value - (((value % divisor) + divisor) % divisor)) / divisor;
}
