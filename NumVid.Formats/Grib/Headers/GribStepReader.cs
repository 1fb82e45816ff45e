using EccodesDotNet;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Headers;

/// <summary>Reads the times of a message: reference time, valid time and step.</summary>
internal static class GribStepReader
{
    private const long SecondsUnit = 13;

    /// <summary>Reads the reference time.</summary>
    /// <exception cref="UnsupportedDataException">The header's date does not exist, as in some
    /// climatologies.</exception>
    internal static CalendarInstant ReadReferenceTime(GribMessage message, CfCalendar calendar)
    {
        var date = message.GetInt64("dataDate");
        var instant = new CalendarInstant(
            date / 10000, (int)(date / 100 % 100), (int)(date % 100),
            (int)message.GetInt64("hour"), (int)message.GetInt64("minute"),
            message.TryGetInt64("second", out var second) && second is >= 0 and <= 60 ? (int)second : 0);
        RequireDate(instant, calendar);
        return instant;
    }

    /// <summary>Checks that a reference time exists.</summary>
    /// <exception cref="UnsupportedDataException">It does not.</exception>
    internal static void RequireDate(CalendarInstant time, CfCalendar calendar)
    {
        if (!time.IsValidIn(calendar))
        {
            throw new UnsupportedDataException($"The reference time {time} is no date.");
        }
    }

    /// <summary>Reads the time from the reference time to the end of the step.</summary>
    internal static GribStep ReadStep(GribMessage message)
    {
        var unit = message.TryGetInt64("indicatorOfUnitOfTimeRange", out var coded) ? coded : 1;
        var months = MonthsPerUnit(unit);

        // The unit is a setting of the open message, and a later change of its template would code steps in it.
        var setting = message.GetInt64("stepUnits");
        message.Set("stepUnits", months is null ? SecondsUnit : unit);
        var step = message.GetInt64("endStep");
        message.Set("stepUnits", setting);
        return months is { } count ? new GribStep(checked(step * count), IsMonths: true)
            : new GribStep(step, IsMonths: false);
    }

    // Code table 4.4: months, years, decades, normals and centuries have no fixed number of seconds.
    private static long? MonthsPerUnit(long unit) => unit switch
    {
        3 => 1,
        4 => 12,
        5 => 120,
        6 => 360,
        7 => 1200,
        _ => null,
    };
}
