using System;
using EccodesDotNet;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Headers;
using NumVid.Formats.Grib.Products;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Sets member and level of a header, and only what is not right already.</summary>
internal static class GribHeaderKeys
{
    private const double PascalsPerHectopascal = 100;
    private const double LevelTolerance = 1e-6;

    /// <summary>Puts a message on the level and at the member of a plane.</summary>
    /// <returns>Whether anything had to be changed.</returns>
    /// <exception cref="UnsupportedDataException">GRIB cannot say the place.</exception>
    internal static bool Place(GribMessage message, GribPlaneCoordinate coordinate)
    {
        var isChanged = false;
        var product = GribHeaderBytes.FromMessage(message.ToArray()).ReadProduct(GribHeaderReader.HasLabels(message));
        if (coordinate.Member is { } member && GribMember.Find(product) != member)
        {
            SetMember(message, member);
            isChanged = true;
        }

        if (coordinate.Level is { } level)
        {
            isChanged |= PlaceOnLevel(message, product, level);
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

    private static bool PlaceOnLevel(GribMessage message, GribProduct product, double level)
    {
        var (type, present) = GribLevelReader.Read(message, product);
        if (Math.Abs(present.Value - level) <= LevelTolerance * Math.Max(1, Math.Abs(level)))
        {
            return false;
        }

        if (message.GetInt64("editionNumber") == 2)
        {
            SetSurface(message, "First", type == "isobaricInhPa" ? level * PascalsPerHectopascal : level);
        }
        else if (GribEdition1Levels.Find(message) is null)
        {
            message.Set("level", checked((long)Math.Round(level)));
        }
        else if (!GribEdition1Levels.TrySet(message, level))
        {
            throw new UnsupportedDataException($"GRIB edition 1 cannot tell the level {level} of the type '{type}'.");
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

        // ecCodes 2.28 takes the scaled value for one without a sign: the sign is its first bit.
        const long SignBit = 1L << 31;
        var scaled = checked((long)Math.Round(Math.Abs(value) * Math.Pow(10, decimals)));
        message.Set($"scaleFactorOf{which}FixedSurface", decimals);
        message.Set($"scaledValueOf{which}FixedSurface", value < 0 && scaled > 0 ? scaled | SignBit : scaled);
    }
}
