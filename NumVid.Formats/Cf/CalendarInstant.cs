using System;
using System.Globalization;

namespace NumVid.Formats.Cf;

/// <summary>A date and time to the second in whatever calendar.</summary>
internal readonly record struct CalendarInstant(long Year, int Month, int Day, int Hour, int Minute, int Second)
{
    private const long SecondsPerDay = 86400;

    /// <summary>Whether the date exists in a calendar.</summary>
    internal bool IsValidIn(CfCalendar calendar) =>
        Month is >= 1 and <= 12 && Day >= 1 && Day <= CalendarArithmetic.GetMonthLength(calendar, Year, Month)
        && Hour is >= 0 and <= 24 && Minute is >= 0 and <= 59 && Second is >= 0 and <= 60;

    /// <summary>Seconds since 1970-01-01 00:00:00 of the calendar.</summary>
    internal long ToSeconds(CfCalendar calendar) =>
        (CalendarArithmetic.ToDays(calendar, Year, Month, Day) * SecondsPerDay) + (Hour * 3600L) + (Minute * 60L) + Second;

    /// <summary>The date and time of a number of seconds since 1970-01-01 00:00:00 of the calendar.</summary>
    internal static CalendarInstant FromSeconds(CfCalendar calendar, long seconds)
    {
        var days = Math.DivRem(seconds, SecondsPerDay, out var rest);
        if (rest < 0)
        {
            days--;
            rest += SecondsPerDay;
        }

        var (year, month, day) = CalendarArithmetic.FromDays(calendar, days);
        return new CalendarInstant(year, month, day, (int)(rest / 3600), (int)(rest / 60 % 60), (int)(rest % 60));
    }

    /// <summary>Adds calendar months; a day past the end of the month becomes its last day.</summary>
    internal CalendarInstant AddMonths(CfCalendar calendar, long months)
    {
        var count = checked((Year * 12) + Month - 1 + months);
        var year = count >= 0 ? count / 12 : ((count + 1) / 12) - 1;
        var month = (int)(count - (year * 12)) + 1;
        return this with { Year = year, Month = month, Day = Math.Min(Day, CalendarArithmetic.GetMonthLength(calendar, year, month)) };
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00} {Hour:00}:{Minute:00}:{Second:00}");
}
