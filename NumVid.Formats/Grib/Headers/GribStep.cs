using NumVid.Formats.Cf;

namespace NumVid.Formats.Grib.Headers;

/// <summary>The time from a field's reference time to the end of its step.</summary>
/// <param name="Count">Seconds or months.</param>
/// <param name="IsMonths">Whether the unit has no fixed number of seconds.</param>
internal readonly record struct GribStep(long Count, bool IsMonths)
{
    /// <summary>The time that a step from a reference time ends at, in seconds since 1970.</summary>
    internal long GetEnd(CalendarInstant reference, CfCalendar calendar) => IsMonths
        ? reference.AddMonths(calendar, Count).ToSeconds(calendar)
        : checked(reference.ToSeconds(calendar) + Count);
}
