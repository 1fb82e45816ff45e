using System;
using System.Globalization;
using EccodesDotNet;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Sets time, step, member and level of a header, and only what is not right already.</summary>
internal static class GribHeaderKeys
{
    private const double PascalsPerHectopascal = 100;
    private const double LevelTolerance = 1e-6;

    /// <summary>Puts a message at the place of a plane.</summary>
    /// <returns>Whether anything had to be changed.</returns>
    /// <exception cref="UnsupportedDataException">GRIB cannot say the place.</exception>
    internal static bool Place(
        GribMessage message, GribPlaneCoordinate coordinate, GribPlaneCoordinates coordinates, string variable)
    {
        var isChanged = false;
        if (coordinate.Member is { } member && !(message.TryGetInt64("number", out var number) && number == member))
        {
            SetMember(message, member);
            isChanged = true;
        }

        if (coordinate.Level is { } level)
        {
            isChanged |= PlaceOnLevel(message, level);
        }

        if (coordinate.Time is { } time)
        {
            isChanged |= PlaceInTime(message, time, coordinate.Step, coordinates, variable);
        }

        return isChanged;
    }

    /// <summary>Writes a reference time.</summary>
    /// <exception cref="UnsupportedDataException">The date does not exist in GRIB.</exception>
    internal static void SetReferenceTime(GribMessage message, CalendarInstant time, string variable)
    {
        if (!time.IsValidIn(CfCalendar.ProlepticGregorian) || time.Year is < 0 or > 9999)
        {
            throw new UnsupportedDataException($"The date {time} of '{variable}' cannot be a GRIB date.");
        }

        message.Set("dataDate", (time.Year * 10000) + (time.Month * 100) + time.Day);
        message.Set("hour", time.Hour);
        message.Set("minute", time.Minute);
        if (message.GetInt64("editionNumber") == 2)
        {
            message.Set("second", time.Second);
        }
    }

    private static bool PlaceInTime(
        GribMessage message, long time, long? step, GribPlaneCoordinates coordinates, string variable)
    {
        var calendar = coordinates.Calendar;
        var reference = GribStepReader.ReadReferenceTime(message, calendar);
        var stepRange = message.GetString("stepRange");
        var valid = GribStepReader.ReadStep(message).GetEnd(reference, calendar);
        var oldStep = valid - reference.ToSeconds(calendar);
        var newStep = step ?? oldStep;
        var newReference = coordinates.HasReferenceTimes ? time : time - newStep;
        if (newReference == reference.ToSeconds(calendar) && newStep == oldStep)
        {
            return false;
        }

        SetReferenceTime(message, CalendarInstant.FromSeconds(calendar, newReference), variable);
        SetStep(message, newStep == oldStep ? stepRange : null, newStep, variable);
        return true;
    }

    // The range is set anew even when it is the same, because the end of an interval is coded as a date.
    private static void SetStep(GribMessage message, string? stepRange, long step, string variable)
    {
        const long Hours = 1;
        const long Seconds = 13;
        const long SecondsPerHour = 3600;
        if (stepRange is null && message.GetString("stepType") != "instant")
        {
            throw new UnsupportedDataException(
                $"The steps of '{variable}' were changed, and it holds for intervals of time.");
        }

        var isHours = step % SecondsPerHour == 0;
        message.Set("stepUnits", isHours ? Hours : Seconds);
        message.Set(
            "stepRange", stepRange ?? (isHours ? step / SecondsPerHour : step).ToString(CultureInfo.InvariantCulture));
    }

    // Conversion from edition 1 knows a few local definitions only and may have dropped the ensemble.
    private static void SetMember(GribMessage message, long member)
    {
        const long Instant = 0;
        const long InstantMember = 1;
        const long Interval = 8;
        const long IntervalMember = 11;
        if (!message.IsDefined("number") && message.GetInt64("editionNumber") == 2)
        {
            var template = message.GetInt64("productDefinitionTemplateNumber");
            message.Set("productDefinitionTemplateNumber", template switch
            {
                Instant => InstantMember,
                Interval => IntervalMember,
                _ => throw new UnsupportedDataException($"The product template {template} has no ensemble member."),
            });
        }

        message.Set("number", member);
    }

    private static bool PlaceOnLevel(GribMessage message, double level)
    {
        var (type, present) = GribLevelReader.Read(message);
        if (Math.Abs(present.Value - level) <= LevelTolerance * Math.Max(1, Math.Abs(level)))
        {
            return false;
        }

        if (message.GetInt64("editionNumber") == 2)
        {
            SetSurface(message, "First", type == "isobaricInhPa" ? level * PascalsPerHectopascal : level);
        }
        else
        {
            message.Set("level", checked((long)Math.Round(level)));
        }

        return true;
    }

    /// <summary>Writes the value of a fixed surface with as many decimals as it has.</summary>
    internal static void SetSurface(GribMessage message, string which, double value)
    {
        const int MaxDecimals = 6;
        var decimals = 0;
        while (decimals < MaxDecimals
            && Math.Abs((value * Math.Pow(10, decimals)) - Math.Round(value * Math.Pow(10, decimals))) > LevelTolerance
            && Math.Abs(value) * Math.Pow(10, decimals + 1) < int.MaxValue)
        {
            decimals++;
        }

        message.Set($"scaleFactorOf{which}FixedSurface", decimals);
        message.Set($"scaledValueOf{which}FixedSurface", checked((long)Math.Round(value * Math.Pow(10, decimals))));
    }
}
