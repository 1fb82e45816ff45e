using System;
using EccodesDotNet;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Checks the numbers of a projection, so that its formulas give places on the earth.</summary>
internal static class GribProjectionGuard
{
    private const double SmallestRadius = 6.0e6;
    private const double LargestRadius = 6.8e6;
    private const double Edge = 89.9999;

    /// <summary>Checks a grid of a given type.</summary>
    /// <exception cref="UnsupportedDataException">A key is missing or out of its range.</exception>
    internal static void Check(GribMessage message, string type)
    {
        CheckEarth(message);
        RequireRange(message, "latitudeOfFirstGridPointInDegrees", -90, 90);
        RequireRange(message, "longitudeOfFirstGridPointInDegrees", -360, 720);
        switch (type)
        {
            case "lambert":
                RequireLambert(message);
                break;
            case "polar_stereographic":
                RequireSteps(message, "DxInMetres", "DyInMetres");
                RequireRange(message, "orientationOfTheGridInDegrees", -360, 720);
                if (message.IsDefined("LaDInDegrees"))
                {
                    RequireRange(message, "LaDInDegrees", -90, 90);
                }

                break;
            case "mercator":
                RequireSteps(message, "DiInMetres", "DjInMetres");
                RequireRange(message, "LaDInDegrees", -Edge, Edge);
                break;
            default:
                RequireRange(message, "latitudeOfSouthernPoleInDegrees", -90, 90);
                RequireRange(message, "longitudeOfSouthernPoleInDegrees", -360, 720);
                break;
        }
    }

    private static void CheckEarth(GribMessage message)
    {
        if (!message.TryGetInt64("earthIsOblate", out var isOblate) || isOblate == 0)
        {
            RequireRange(message, "radius", SmallestRadius, LargestRadius);
            return;
        }

        var major = RequireRange(message, "earthMajorAxisInMetres", SmallestRadius, LargestRadius);
        RequireRange(message, "earthMinorAxisInMetres", SmallestRadius, major);
    }

    private static void RequireLambert(GribMessage message)
    {
        RequireSteps(message, "DxInMetres", "DyInMetres");
        RequireRange(message, "LoVInDegrees", -360, 720);
        RequireRange(message, "LaDInDegrees", -90, 90);
        var first = RequireRange(message, "Latin1InDegrees", -Edge, Edge);
        var second = RequireRange(message, "Latin2InDegrees", -Edge, Edge);
        if (Math.Abs(first + second) < 1e-3)
        {
            throw new UnsupportedDataException(
                $"The cone of a Lambert projection with parallels {first} and {second} is none.");
        }
    }

    private static void RequireSteps(GribMessage message, string x, string y)
    {
        const double LargestStep = 1e10;
        RequireRange(message, x, double.Epsilon, LargestStep);
        RequireRange(message, y, double.Epsilon, LargestStep);
    }

    private static double RequireRange(GribMessage message, string key, double smallest, double largest) =>
        message.TryGetDouble(key, out var value) && value >= smallest && value <= largest
            ? value
            : throw new UnsupportedDataException(
            $"The projection's '{key}' is missing or {value}, outside [{smallest}, {largest}].");
}
