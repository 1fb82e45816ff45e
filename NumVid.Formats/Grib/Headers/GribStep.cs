using NumVid.Formats.Cf;

namespace NumVid.Formats.Grib.Headers;

/// <summary>The time from a field's reference time to when it holds.</summary>
/// <param name="Seconds">Seconds to the end of its step.</param>
/// <param name="Months">Months to it, which are added first: they have no fixed number of seconds.</param>
/// <param name="StartSeconds">Seconds to the begin of the interval that it is of.</param>
/// <param name="StartMonths">Months to it.</param>
/// <param name="IsInterval">Whether it is of an interval; else begin and end are the same.</param>
internal readonly record struct GribStep(
    long Seconds, long Months, long StartSeconds, long StartMonths, bool IsInterval)
{
    /// <summary>Whether it has no fixed number of seconds.</summary>
    internal bool IsMonths => Months != 0;

    /// <summary>The time that a step from a reference time ends at, in seconds since 1970.</summary>
    internal long GetEnd(CalendarInstant reference, CfCalendar calendar) =>
        Add(reference, Months, Seconds, calendar);

    /// <summary>The time that the interval begins at, in seconds since 1970; null for an instant.</summary>
    internal long? GetStart(CalendarInstant reference, CfCalendar calendar) =>
        IsInterval ? Add(reference, StartMonths, StartSeconds, calendar) : null;

    private static long Add(CalendarInstant reference, long months, long seconds, CfCalendar calendar) => checked(
        (months == 0 ? reference : reference.AddMonths(calendar, months)).ToSeconds(calendar) + seconds);
}
