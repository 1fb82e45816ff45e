using EccodesDotNet;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Sets reference time and step of headers, and only what is not right already.</summary>
internal sealed class GribTimePlacer
{
    private readonly GribPlaneCoordinates _coordinates;
    private readonly string _variable;

    internal GribTimePlacer(GribPlaneCoordinates coordinates, string variable)
    {
        _coordinates = coordinates;
        _variable = variable;
    }

    /// <summary>Puts headers at a time.</summary>
    /// <param name="header">The headers.</param>
    /// <param name="time">The valid time, or the reference time where the variable has those.</param>
    /// <param name="step">The seconds between them where the variable has an axis of steps, or null.</param>
    /// <returns>The very same headers when they are right.</returns>
    /// <exception cref="UnsupportedDataException">GRIB cannot say the time.</exception>
    internal GribHeaderBytes Place(GribHeaderBytes header, long time, long? step)
    {
        var calendar = _coordinates.Calendar;
        var reference = header.ReferenceTime;
        GribStepReader.RequireDate(reference, calendar);
        var held = GribStepReader.Read(header.ReadProduct(), reference);
        var oldStep = held.GetEnd(reference, calendar) - reference.ToSeconds(calendar);
        var newStep = step ?? oldStep;
        var newReference = _coordinates.HasReferenceTimes ? time : time - newStep;
        if (newReference == reference.ToSeconds(calendar) && newStep == oldStep)
        {
            return header;
        }

        if (newStep != oldStep)
        {
            header = SetStep(header, held, newStep);
        }

        var instant = CalendarInstant.FromSeconds(calendar, newReference);
        return header.TryMoveTo(instant) ?? MoveByKeys(header, instant);
    }

    private GribHeaderBytes SetStep(GribHeaderBytes header, GribStep held, long seconds) => held.IsInterval
        ? throw new UnsupportedDataException(
        $"The steps of '{_variable}' were changed, and it holds for intervals of time.")
        : GribStepWriter.TrySet(header, seconds) ?? throw new UnsupportedDataException(
        $"The step of {seconds} s of '{_variable}' has no place in headers of GRIB edition {header.Edition}.");

    // Months, and dates at places that are not known here, are ecCodes' matter.
    private GribHeaderBytes MoveByKeys(GribHeaderBytes header, CalendarInstant time)
    {
        using var message = GribMessage.FromBytes(header.ToMessage());
        var range = message.GetString("stepRange");
        GribHeaderKeys.SetReferenceTime(message, time, _variable);
        message.Set("stepRange", range);
        return GribHeaderBytes.FromMessage(message.ToArray()).WithGridOf(header);
    }
}
