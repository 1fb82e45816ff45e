using System;
using EccodesDotNet;
using NumVid.Formats.Errors;
using NumVid.Formats.Projections;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Grids on maps that keep angles: Lambert's cone, Mercator's cylinder, the polar stereographic plane.</summary>
internal static class GribConformalGrid
{
    // Part of a cell that the last point may lie off its place; headers round to thousandths of a degree in edition 1.
    private const double Tolerance = 0.5;

    /// <summary>Reads a Lambert grid.</summary>
    internal static (MapProjection Projection, GribMapAxes Axes) ReadCone(
        GribMessage message, GribScanning scanning, int rows, int columns)
    {
        GribProjectionGuard.CheckLambert(message);
        var projection = new LambertProjection(
            GribEarth.Read(message), message.GetDouble("LoVInDegrees"), message.GetDouble("Latin1InDegrees"),
            message.GetDouble("Latin2InDegrees"), message.GetDouble("LaDInDegrees"));
        return (projection, From(projection, message, ("DxInMetres", "DyInMetres"), scanning, rows, columns));
    }

    /// <summary>Reads a polar stereographic grid; ecCodes 2.28 knows spheres alone.</summary>
    internal static (MapProjection Projection, GribMapAxes Axes) ReadPlane(
        GribMessage message, GribScanning scanning, int rows, int columns)
    {
        const long SouthPole = 128;
        GribProjectionGuard.CheckPolarStereographic(message);
        var projection = new PolarStereographicProjection(
            GribEarth.Read(message), message.GetDouble("orientationOfTheGridInDegrees"), (
                message.GetInt64("projectionCentreFlag") & SouthPole) != 0,
            GribEarth.ReadTrueLatitude(message));
        return (projection, From(projection, message, ("DxInMetres", "DyInMetres"), scanning, rows, columns));
    }

    // Why so: docs/decisions/0070-grib-grids-without-refusal.md
    /// <summary>Reads a Mercator grid. ecCodes 2.28 spaces rows as it spaces columns, and counts them northward in every
    /// scanning mode.</summary>
    /// <exception cref="UnsupportedDataException">The grid is turned on the map.</exception>
    internal static (MapProjection Projection, GribMapAxes Axes) ReadCylinder(
        GribMessage message, GribScanning scanning, int rows, int columns)
    {
        GribProjectionGuard.CheckMercator(message);
        var projection = new MercatorProjection(GribEarth.Read(message), message.GetDouble("LaDInDegrees"));
        var axes = From(projection, message, ("DiInMetres", "DjInMetres"), scanning, rows, columns);
        if (message.TryGetDouble("orientationOfTheGridInDegrees", out var turn) && turn != 0
            && !EndsWhereTold(message, projection, axes, scanning))
        {
            throw new UnsupportedDataException(
                $"A Mercator grid that is turned by {turn} degrees has no straight rows, and its last point is not "
                    + $"where one that is not turned has it.");
        }

        return (projection, axes);
    }

    private static bool EndsWhereTold(
        GribMessage message, MercatorProjection projection, GribMapAxes axes, GribScanning scanning)
    {
        var (x, y) = projection.Project(
            message.GetDouble("latitudeOfLastGridPointInDegrees"), message.GetDouble("longitudeOfLastGridPointInDegrees"));
        var (width, height) = (axes.X.Length > 1 ? axes.X[1] - axes.X[0] : 1, axes.Y.Length > 1 ? axes.Y[0] - axes.Y[1] : 1);
        var across = Math.IEEERemainder(x - (scanning.IsWestward ? axes.X[0] : axes.X[^1]), projection.Circumference);
        return Math.Abs(across) <= Tolerance * width
            && Math.Abs(y - (scanning.IsNorthward ? axes.Y[0] : axes.Y[^1])) <= Tolerance * height;
    }

    private static GribMapAxes From(
        MapProjection projection, GribMessage message, (string X, string Y) steps, GribScanning scanning, int rows,
        int columns)
    {
        GribProjectionGuard.CheckFirstPoint(message);
        var first = projection.Project(
            message.GetDouble("latitudeOfFirstGridPointInDegrees"),
            message.GetDouble("longitudeOfFirstGridPointInDegrees"));
        return GribMapAxes.From(
            first, scanning, (message.GetDouble(steps.X), message.GetDouble(steps.Y)), rows, columns);
    }
}
