using System;
using EccodesDotNet;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Checks the numbers of a projection, so that its formulas give places on the earth.</summary>
/// <remarks>All of it throws <see cref="UnsupportedDataException"/> with what is wrong.</remarks>
internal static class GribProjectionGuard
{
    private const double SmallestRadius = 6.0e6;
    private const double LargestRadius = 6.8e6;
    private const double Edge = 89.9999;
    private const double LargestStep = 1e10;

    /// <summary>Checks the figure of the earth.</summary>
    internal static void CheckEarth(GribMessage message)
    {
        if (!message.TryGetInt64("earthIsOblate", out var isOblate) || isOblate == 0)
        {
            RequireRange(message, "radius", SmallestRadius, LargestRadius);
            return;
        }

        var major = RequireRange(message, "earthMajorAxisInMetres", SmallestRadius, LargestRadius);
        RequireRange(message, "earthMinorAxisInMetres", SmallestRadius, major);
    }

    /// <summary>Checks the point that a grid begins with.</summary>
    internal static void CheckFirstPoint(GribMessage message)
    {
        RequireRange(message, "latitudeOfFirstGridPointInDegrees", -90, 90);
        RequireRange(message, "longitudeOfFirstGridPointInDegrees", -360, 720);
    }

    /// <summary>Checks a Lambert cone.</summary>
    internal static void CheckLambert(GribMessage message)
    {
        RequireSteps(message, "DxInMetres", "DyInMetres");
        RequireRange(message, "LoVInDegrees", -360, 720);
        RequireRange(message, "LaDInDegrees", -90, 90);
        CheckParallels(
            RequireRange(message, "Latin1InDegrees", -Edge, Edge), RequireRange(message, "Latin2InDegrees", -Edge, Edge));
    }

    /// <summary>Checks the two parallels at which a cone cuts the earth.</summary>
    internal static void CheckParallels(double first, double second)
    {
        if (Math.Abs(first + second) < 1e-3 || Math.Abs(first) > Edge || Math.Abs(second) > Edge)
        {
            throw new UnsupportedDataException(
                $"The cone of a projection with parallels {first} and {second} is none.");
        }
    }

    /// <summary>Checks a polar stereographic plane.</summary>
    internal static void CheckPolarStereographic(GribMessage message)
    {
        RequireSteps(message, "DxInMetres", "DyInMetres");
        RequireRange(message, "orientationOfTheGridInDegrees", -360, 720);
        if (message.IsDefined("LaDInDegrees"))
        {
            RequireRange(message, "LaDInDegrees", -90, 90);
        }
    }

    /// <summary>Checks a Mercator cylinder.</summary>
    internal static void CheckMercator(GribMessage message)
    {
        RequireSteps(message, "DiInMetres", "DjInMetres");
        RequireRange(message, "LaDInDegrees", -Edge, Edge);
    }

    /// <summary>Checks the pole of a turned sphere.</summary>
    internal static void CheckPole(GribMessage message)
    {
        CheckFirstPoint(message);
        RequireRange(message, "latitudeOfSouthernPoleInDegrees", -90, 90);
        RequireRange(message, "longitudeOfSouthernPoleInDegrees", -360, 720);
    }

    /// <summary>Checks a point, and returns it.</summary>
    internal static (double Latitude, double Longitude) CheckPoint(double latitude, double longitude) =>
        Math.Abs(latitude) <= 90 && longitude is >= -360 and <= 720
            ? (latitude, longitude)
            : throw new UnsupportedDataException($"The point {latitude}, {longitude} of a projection is not on the globe.");

    /// <summary>Checks the distances of columns and rows.</summary>
    internal static void CheckSteps(double x, double y)
    {
        if (!(x is > 0 and <= LargestStep && y is > 0 and <= LargestStep))
        {
            throw new UnsupportedDataException($"The columns and rows of a grid are {x} and {y} metres apart.");
        }
    }

    /// <summary>Checks the scale at a reference point.</summary>
    internal static void CheckScale(double scale)
    {
        if (!(scale is > 0.1 and < 10))
        {
            throw new UnsupportedDataException($"The scale {scale} of a projection is impossible.");
        }
    }

    /// <summary>Checks that a section has what is going to be read.</summary>
    internal static void CheckLength(ReadOnlySpan<byte> section, int length)
    {
        if (section.Length < length)
        {
            throw new UnsupportedDataException(
                $"A grid section of {section.Length} bytes is too short for its template, which has {length}.");
        }
    }

    private static void RequireSteps(GribMessage message, string x, string y)
    {
        RequireRange(message, x, double.Epsilon, LargestStep);
        RequireRange(message, y, double.Epsilon, LargestStep);
    }

    private static double RequireRange(GribMessage message, string key, double smallest, double largest) =>
        message.TryGetDouble(key, out var value) && value >= smallest && value <= largest
            ? value
            : throw new UnsupportedDataException(
            $"The projection's '{key}' is missing or {value}, outside [{smallest}, {largest}].");
}
