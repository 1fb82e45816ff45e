using EccodesDotNet.Framing;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Headers;

/// <summary>What fields of equal <see cref="GribHeaderIdentity"/> have in common.</summary>
/// <param name="Pattern">The header of one of them.</param>
/// <param name="Step">The step of all.</param>
/// <param name="Calendar">The calendar of all.</param>
internal sealed record GribHeaderKind(GribHeader Pattern, GribStep Step, CfCalendar Calendar)
{
    /// <summary>The header of one field.</summary>
    /// <exception cref="UnsupportedDataException">The reference time does not exist, as in some
    /// climatologies.</exception>
    internal GribHeader At(GribField field, GribOwnHeader own)
    {
        GribStepReader.RequireDate(own.ReferenceTime, Calendar);
        return Pattern with
        {
            Field = field,
            Level = own.Pressure is { } pressure ? new GribLevel(pressure, null) : Pattern.Level,
            Member = own.Member ?? Pattern.Member,
            BitsPerValue = own.BitsPerValue ?? Pattern.BitsPerValue,
            NeedsDouble = own.NeedsDouble || Pattern.NeedsDouble,
            ReferenceTime = own.ReferenceTime.ToSeconds(Calendar),
            ValidTime = Step.GetEnd(own.ReferenceTime, Calendar),
            IntervalStart = Step.GetStart(own.ReferenceTime, Calendar),
        };
    }
}
