using EccodesDotNet;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Time;

namespace NumVid.Formats.Grib.Headers;

/// <summary>Reads the times of a message: reference time, valid time and step.</summary>
internal static class GribStepReader
{
    private const long SecondsUnit = 13;

    /// <summary>Reads the reference time.</summary>
    /// <exception cref="UnsupportedDataException">The header's date does not exist, as in some climatologies.</exception>
    internal static GribInstant ReadReferenceTime(GribMessage message, GribCalendar calendar)
    {
        var date = message.GetInt64("dataDate");
        var instant = new GribInstant(
            date / 10000, (int)(date / 100 % 100), (int)(date % 100),
            (int)message.GetInt64("hour"), (int)message.GetInt64("minute"),
            message.TryGetInt64("second", out var second) && second is >= 0 and <= 60 ? (int)second : 0);
        return instant.IsValidIn(calendar)
            ? instant
            : throw new UnsupportedDataException($"The reference time {instant} is no date.");
    }

    /// <summary>Reads the end of the step as a time.</summary>
    internal static long ReadValidTime(GribMessage message, GribInstant reference, GribCalendar calendar)
    {
        var unit = message.TryGetInt64("indicatorOfUnitOfTimeRange", out var coded) ? coded : 1;
        var months = MonthsPerUnit(unit);

        // The unit is a setting of the open message, and a later change of its template would code steps in it.
        var setting = message.GetInt64("stepUnits");
        message.Set("stepUnits", months is null ? SecondsUnit : unit);
        var step = message.GetInt64("endStep");
        message.Set("stepUnits", setting);
        return months is { } count
            ? reference.AddMonths(calendar, checked(step * count)).ToSeconds(calendar)
            : checked(reference.ToSeconds(calendar) + step);
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
