using System;
using EccodesDotNet;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Writing;

// Why so: docs/decisions/0071-grib-from-edition-1-to-2.md
/// <summary>What ecCodes 2.28 leaves undone when it turns a message of edition 1 into one of edition 2.</summary>
internal static class GribEdition1Repairs
{
    private const long FullCircle = 360_000;

    // ecCodes 2.28 takes the value of a surface for a number without a sign.
    private const long SignBit = 1L << 31;

    // Thousandths of a degree with a sign; edition 2 counts from 0 to 360.
    private static readonly string[] s_longitudes =
    [
        "LoV", "orientationOfTheGrid", "longitudeOfSouthernPole", "longitudeOfSubSatellitePoint",
        "longitudeOfThePoleOfStretching",
    ];

    // Code table 4.10.
    private static readonly (string StepType, int Process)[] s_processes =
        [("avg", 0), ("accum", 1), ("max", 2), ("min", 3), ("diff", 4), ("rms", 5), ("sd", 6)];

    /// <summary>Makes angles of a message of edition 1 positive.</summary>
    internal static void Prepare(GribMessage message)
    {
        foreach (var key in s_longitudes)
        {
            if (message.TryGetInt64(key, out var angle) && angle < 0)
            {
                message.Set(key, angle + FullCircle);
            }
        }
    }

    /// <summary>Gives a converted message its level and its statistical process.</summary>
    /// <param name="message">The message, of edition 2 by now.</param>
    /// <param name="before">The message as it was.</param>
    /// <param name="variable">The variable, for errors.</param>
    /// <exception cref="UnsupportedDataException">Edition 2 has no place for the level or the interval.</exception>
    internal static void Complete(GribMessage message, GribMessage before, string variable)
    {
        SetLevel(message, before, variable);
        SetProcess(message, before, variable);
    }

    private static void SetLevel(GribMessage message, GribMessage before, string variable)
    {
        var type = before.GetInt64("indicatorOfTypeOfLevel");
        var found = GribEdition1Levels.Find(before);
        if (found is not { } surfaces)
        {
            // What is left is a type that ecCodes has no counterpart of: it would make it a level of no type.
            const int NoType = 0;
            if (type != NoType && message.GetInt64("typeOfFirstFixedSurface") is NoType or 255)
            {
                throw new UnsupportedDataException(
                    $"'{variable}' lies on the level type {type}, which centre {before.GetString("centre")} defines for "
                        + $"edition 1 and edition 2 has no known counterpart of. Write it with 'edition=1'.");
            }

            return;
        }

        // Types first: with a layer's second type ecCodes sets the values anew.
        const int NoSurface = 255;
        var second = surfaces.Length > 1 ? surfaces[1] : new GribSurface(NoSurface, 0, null);
        message.Set("typeOfFirstFixedSurface", surfaces[0].Type);
        message.Set("typeOfSecondFixedSurface", second.Type);
        SetSurface(message, "First", surfaces[0]);
        SetSurface(message, "Second", second);
    }

    private static void SetSurface(GribMessage message, string which, GribSurface surface)
    {
        if (surface.Value is { } value)
        {
            message.Set($"scaleFactorOf{which}FixedSurface", surface.Scale);
            message.Set($"scaledValueOf{which}FixedSurface", value < 0 ? SignBit | -value : value);
            return;
        }

        message.SetMissing($"scaleFactorOf{which}FixedSurface");
        message.SetMissing($"scaledValueOf{which}FixedSurface");
    }

    private static void SetProcess(GribMessage message, GribMessage before, string variable)
    {
        var wanted = before.GetString("stepType");
        var process = Array.Find(s_processes, pair => pair.StepType == wanted);
        if (process.StepType is null || message.GetString("stepType") == wanted)
        {
            return;
        }

        if (message.IsDefined("typeOfStatisticalProcessing"))
        {
            message.Set("typeOfStatisticalProcessing", process.Process);
        }

        if (message.GetString("stepType") != wanted || message.GetString("stepRange") != before.GetString("stepRange"))
        {
            throw new UnsupportedDataException(
                $"'{variable}' holds for '{wanted}' over the steps {before.GetString("stepRange")}, which cannot be told in "
                    + $"edition 2. Write it with 'edition=1'.");
        }
    }
}
