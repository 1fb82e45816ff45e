using System;
using System.Buffers.Binary;
using EccodesDotNet;
using NumVid.Formats.Projections;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Grids on Mercator's map about a meridian, template 3.12: national grids and UTM.</summary>
internal static class GribTransverseGrid
{
    private const double Centimetres = 100;
    private const int ReferenceAt = 38;
    private const int ScaleAt = 47;
    private const int FalseOriginAt = 51;
    private const int StepsAt = 60;
    private const int FirstPointAt = 68;
    private const int Length = 84;

    /// <summary>Reads a grid.</summary>
    internal static (MapProjection Projection, GribMapAxes Axes) Read(
        GribMessage message, ReadOnlySpan<byte> section, GribScanning scanning, int rows, int columns)
    {
        var (latitude, longitude, scale, falseOrigin) = ReadProjection(section);
        var projection =
            new TransverseMercatorProjection(GribEarth.Read(message), latitude, longitude, scale, falseOrigin);
        var steps = (
            X: GribGridOctets.Unsigned(section, StepsAt) / Centimetres,
            Y: GribGridOctets.Unsigned(section, StepsAt + sizeof(int)) / Centimetres);
        GribProjectionGuard.CheckSteps(steps.X, steps.Y);
        return (projection, GribMapAxes.From(ReadPlace(section, FirstPointAt), scanning, steps, rows, columns));
    }

    /// <summary>The reference point, the scale there and its easting and northing in metres.</summary>
    /// <exception cref="Errors.UnsupportedDataException">They are impossible.</exception>
    internal static (double Latitude, double Longitude, double Scale, (double X, double Y) FalseOrigin) ReadProjection(
        ReadOnlySpan<byte> section)
    {
        GribProjectionGuard.CheckLength(section, Length);
        var (latitude, longitude) = GribProjectionGuard.CheckPoint(
            GribGridOctets.Degrees(section, ReferenceAt), GribGridOctets.Degrees(section, ReferenceAt + sizeof(int)));
        var scale = (double)BinaryPrimitives.ReadSingleBigEndian(section[ScaleAt..]);
        GribProjectionGuard.CheckScale(scale);
        return (latitude, longitude, scale, ReadPlace(section, FalseOriginAt));
    }

    private static (double X, double Y) ReadPlace(ReadOnlySpan<byte> section, int at) => (
        GribGridOctets.Signed(section, at) / Centimetres,
        GribGridOctets.Signed(section, at + sizeof(int)) / Centimetres);
}
