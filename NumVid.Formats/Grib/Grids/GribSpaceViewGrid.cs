using System;
using System.Linq;
using EccodesDotNet;
using NumVid.Formats.Errors;
using NumVid.Formats.Projections;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Pictures of satellites, template 3.90: the earth as it is seen from a point over the equator.</summary>
internal static class GribSpaceViewGrid
{
    /// <summary>Reads a grid; x and y are angles in radians.</summary>
    internal static (MapProjection Projection, GribMapAxes Axes) Read(
        GribMessage message, GribScanning scanning, int rows, int columns)
    {
        var (longitude, distance) = ReadPlace(message);
        var earth = GribEarth.Read(message);
        var diameter = 2 * Math.Asin(1 / distance);
        var (across, down) = (message.GetInt64("dx"), message.GetInt64("dy"));
        if (across <= 0 || down <= 0)
        {
            throw new UnsupportedDataException("A picture of a satellite on which the earth has no diameter is none.");
        }

        // The earth's apparent diameter in cells; from pole to pole it is smaller than along the equator.
        var (x, y) = (diameter / across, diameter * earth.MinorAxis / earth.MajorAxis / down);

        // Counted in the order of the message from the origin of the sector.
        var column = message.GetDouble("XpInGridLengths") - message.GetInt64("Xo");
        var row = message.GetDouble("YpInGridLengths") - message.GetInt64("Yo");
        column = scanning.IsWestward ? columns - 1 - column : column;
        row = scanning.IsNorthward ? rows - 1 - row : row;
        return (
            new GeostationaryProjection(earth, longitude, distance),
            new GribMapAxes(
                [.. Enumerable.Range(0, columns).Select(i => (i - column) * x)],
                [.. Enumerable.Range(0, rows).Select(j => (row - j) * y)]));
    }

    /// <summary>Where the camera is: the meridian below it, and the distance from the earth's centre in radii.</summary>
    /// <exception cref="UnsupportedDataException">It is not over the equator, or the picture is turned.</exception>
    internal static (double Longitude, double Distance) ReadPlace(GribMessage message)
    {
        var latitude = message.GetDouble("latitudeOfSubSatellitePointInDegrees");
        var turn = message.GetDouble("orientationOfTheGridInDegrees");
        var distance = message.IsMissing("Nr") ? double.PositiveInfinity : message.GetDouble("NrInRadiusOfEarth");
        return latitude == 0 && turn == 0 && distance is > 1 and < 4000
            ? (GribProjectionGuard.CheckPoint(
                latitude, message.GetDouble("longitudeOfSubSatellitePointInDegrees")).Longitude, distance)
            : throw new UnsupportedDataException(
                $"A picture from over latitude {latitude}, turned by {turn} degrees, from {distance} radii of the "
                    + $"earth is not placed; known are satellites over the equator.");
    }
}
