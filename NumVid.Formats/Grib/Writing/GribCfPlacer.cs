using System.Collections.Generic;
using EccodesDotNet;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Puts new headers at the places of planes; ecCodes does it once for planes that differ in date
/// alone.</summary>
/// <remarks>ecCodes takes some 0.3 ms for one, and a series has tens of thousands. For one variable and one
/// thread.</remarks>
internal sealed class GribCfPlacer
{
    private const long Missing8 = 255;
    private const long SecondsPerHour = 3600;
    private const long SecondsPerMinute = 60;

    private readonly GribMessage _message;
    private readonly GribCfPlaces _places;
    private readonly string _variable;
    private readonly Dictionary<(GribCfPlace Place, long Start, long Length), GribHeaderBytes> _placed = [];

    internal GribCfPlacer(GribMessage message, GribCfPlaces places, string variable)
    {
        _message = message;
        _places = places;
        _variable = variable;
    }

    /// <summary>The headers of a plane.</summary>
    /// <exception cref="UnsupportedDataException">GRIB cannot say the place.</exception>
    internal GribHeaderBytes Place(GribCfPlace place)
    {
        var time = place.Time ?? default;
        var key = (place with { Time = null }, time.Start - time.Reference, time.End - time.Start);
        var reference = CalendarInstant.FromSeconds(_places.Times.Calendar, time.Reference);
        if (place.Time is not null && _placed.TryGetValue(key, out var known) && known.TryMoveTo(reference) is { } moved)
        {
            return moved;
        }

        using var message = _message.Clone();
        SetMember(message, place);
        SetSurfaces(message, place);
        SetTimes(message, place.Time, reference);
        var header = GribHeaderBytes.FromMessage(message.ToArray());

        // An interval of another calendar ends at a date that Gregorian arithmetic would not find.
        if (_places.Times.Calendar is CfCalendar.Standard or CfCalendar.ProlepticGregorian || time.Start == time.End)
        {
            _placed[key] = header;
        }

        return header;
    }

    private void SetMember(GribMessage message, GribCfPlace place)
    {
        if (place.Member is { } member)
        {
            message.Set("number", member is >= 0 and < Missing8 ? member : throw new UnsupportedDataException(
                $"The member {member} of '{_variable}' has no place in GRIB, which counts from 0 to {Missing8 - 1}."));
        }
    }

    private static void SetSurfaces(GribMessage message, GribCfPlace place)
    {
        if (place.Level is { } level)
        {
            GribHeaderKeys.SetSurface(message, "First", level);
        }

        if (place.SecondLevel is { } second)
        {
            GribHeaderKeys.SetSurface(message, "Second", second);
        }
    }

    private void SetTimes(GribMessage message, GribCfTime? told, CalendarInstant reference)
    {
        if (told is not { } time)
        {
            GribHeaderKeys.SetReferenceTime(message, new CalendarInstant(1970, 1, 1, 0, 0, 0), _variable);
            return;
        }

        GribHeaderKeys.SetReferenceTime(message, reference, _variable);
        var (unit, seconds) = UnitOf(time.Start - time.Reference);
        message.Set("indicatorOfUnitOfTimeRange", unit);
        message.Set("forecastTime", (time.Start - time.Reference) / seconds);
        if (_places.AreIntervals)
        {
            SetInterval(message, time);
        }
    }

    private void SetInterval(GribMessage message, GribCfTime time)
    {
        const CfCalendar Dates = CfCalendar.ProlepticGregorian;
        var end = CalendarInstant.FromSeconds(_places.Times.Calendar, time.End);
        if (!end.IsValidIn(Dates))
        {
            throw new UnsupportedDataException($"The date {end} of '{_variable}' cannot be a GRIB date.");
        }

        message.Set("yearOfEndOfOverallTimeInterval", end.Year);
        message.Set("monthOfEndOfOverallTimeInterval", end.Month);
        message.Set("dayOfEndOfOverallTimeInterval", end.Day);
        message.Set("hourOfEndOfOverallTimeInterval", end.Hour);
        message.Set("minuteOfEndOfOverallTimeInterval", end.Minute);
        message.Set("secondOfEndOfOverallTimeInterval", end.Second);
        var (unit, seconds) = UnitOf(time.End - time.Start);
        message.Set("indicatorOfUnitForTimeRange", unit);
        message.Set("lengthOfTimeRange", (time.End - time.Start) / seconds);
    }

    private static (long Code, long Seconds) UnitOf(long duration) => (duration % SecondsPerHour, duration % SecondsPerMinute) switch
    {
        (0, _) => (1, SecondsPerHour),
        (_, 0) => (0, SecondsPerMinute),
        _ => (13, 1),
    };
}
