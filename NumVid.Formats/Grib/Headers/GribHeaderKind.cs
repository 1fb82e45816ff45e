using EccodesDotNet.Framing;
using NumVid.Formats.Errors;
using NumVid.Formats.Time;

namespace NumVid.Formats.Grib.Headers;

/// <summary>What fields that differ in their reference time alone have in common.</summary>
/// <param name="Pattern">The header of one of them.</param>
/// <param name="Step">The step of all.</param>
/// <param name="Calendar">The calendar of all.</param>
internal sealed record GribHeaderKind(GribHeader Pattern, GribStep Step, CfCalendar Calendar)
{
    /// <summary>The header of one field.</summary>
    /// <exception cref="UnsupportedDataException">The reference time does not exist, as in some climatologies.</exception>
    internal GribHeader At(GribField field, CalendarInstant referenceTime)
    {
        GribStepReader.RequireDate(referenceTime, Calendar);
        return Pattern with
        {
            Field = field,
            ReferenceTime = referenceTime.ToSeconds(Calendar),
            ValidTime = Step.GetEnd(referenceTime, Calendar),
        };
    }
}
