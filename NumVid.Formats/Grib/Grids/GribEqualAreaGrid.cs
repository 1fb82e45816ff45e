using System;
using EccodesDotNet;
using NumVid.Formats.Projections;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Grids on maps that keep areas: Lambert's azimuthal (template 3.140) and Albers' cone (3.31).</summary>
internal static class GribEqualAreaGrid
{
    /// <summary>Where template 3.140 has the latitude and then the longitude of its centre.</summary>
    internal const int CentreAt = 46;

    /// <summary>Where template 3.31 has the latitude where its steps are measured, and then its meridian.</summary>
    internal const int AlbersOriginAt = 47;

    /// <summary>Where template 3.31 has its two parallels.</summary>
    internal const int AlbersParallelsAt = 65;

    private const double Millimetres = 1000;
    private const int FirstPointAt = 38;
    private const int AzimuthalStepsAt = 55;
    private const int AlbersStepsAt = 55;
    private const int AlbersLength = 73;
    private const int AzimuthalLength = 64;

    /// <summary>Reads a grid on Lambert's azimuthal map.</summary>
    internal static (MapProjection Projection, GribMapAxes Axes) ReadAzimuthal(
        GribMessage message, ReadOnlySpan<byte> section, GribScanning scanning, int rows, int columns)
    {
        GribProjectionGuard.CheckLength(section, AzimuthalLength);
        var (latitude, longitude) = ReadPoint(section, CentreAt);
        var projection = new LambertAzimuthalProjection(GribEarth.Read(message), latitude, longitude);
        return (projection, From(projection, section, AzimuthalStepsAt, scanning, rows, columns));
    }

    /// <summary>Reads a grid on Albers' cone.</summary>
    internal static (MapProjection Projection, GribMapAxes Axes) ReadAlbers(
        GribMessage message, ReadOnlySpan<byte> section, GribScanning scanning, int rows, int columns)
    {
        GribProjectionGuard.CheckLength(section, AlbersLength);
        var (origin, meridian) = ReadPoint(section, AlbersOriginAt);
        var (first, second) = (
            GribGridOctets.Degrees(section, AlbersParallelsAt), GribGridOctets.Degrees(section, AlbersParallelsAt + 4));
        GribProjectionGuard.CheckParallels(first, second);
        var projection = new AlbersProjection(GribEarth.Read(message), meridian, origin, first, second);
        return (projection, From(projection, section, AlbersStepsAt, scanning, rows, columns));
    }

    private static (double Latitude, double Longitude) ReadPoint(ReadOnlySpan<byte> section, int at) =>
        GribProjectionGuard.CheckPoint(
            GribGridOctets.Degrees(section, at), GribGridOctets.Degrees(section, at + sizeof(int)));

    private static GribMapAxes From(
        MapProjection projection, ReadOnlySpan<byte> section, int stepsAt, GribScanning scanning, int rows, int columns)
    {
        var (latitude, longitude) = ReadPoint(section, FirstPointAt);
        var (x, y) = (
            GribGridOctets.Unsigned(section, stepsAt) / Millimetres,
            GribGridOctets.Unsigned(section, stepsAt + sizeof(int)) / Millimetres);
        GribProjectionGuard.CheckSteps(x, y);
        return GribMapAxes.From(projection.Project(latitude, longitude), scanning, (x, y), rows, columns);
    }
}
