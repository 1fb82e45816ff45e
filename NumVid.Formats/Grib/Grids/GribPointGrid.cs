using System;
using EccodesDotNet;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Grids where each point has a latitude and a longitude of its own, computed by ourselves: ecCodes misplaces
/// or refuses many.</summary>
internal static class GribPointGrid
{
    internal static GribGrid ReadCurvilinear(GribMessage message, string type, int rows, int columns)
    {
        var scanning = GribGridReader.ReadScanning(message);
        GribProjectionGuard.Check(message, type);
        Func<(double[] Latitudes, double[] Longitudes)> place = type switch
        {
            "lambert" => On(ReadCone(message), message, "DxInMetres", "DyInMetres", scanning, rows, columns),
            "mercator" => On(ReadCylinder(message), message, "DiInMetres", "DjInMetres", scanning, rows, columns),
            "polar_stereographic" =>
                On(ReadPlane(message), message, "DxInMetres", "DyInMetres", scanning, rows, columns),
            _ => OnARotatedSphere(message, rows, columns),
        };
        return new GribGrid
        {
            Type = type,
            Layout = GribGridLayout.Curvilinear,
            RowCount = rows,
            ColumnCount = columns,
            Scanning = scanning,
            Positions = new(place),
            Mapping = GribGridMapping.Read(message, type),
        };
    }

    private static LambertProjection ReadCone(GribMessage message) => new(
        Ellipsoid.Read(message), message.GetDouble("LoVInDegrees"), message.GetDouble(
            "Latin1InDegrees"), message.GetDouble("Latin2InDegrees"));

    // ecCodes 2.28 spaces rows as it spaces columns, and counts them northward in every scanning mode.
    private static MercatorProjection ReadCylinder(GribMessage message) =>
        message.TryGetDouble("orientationOfTheGridInDegrees", out var turn) && turn != 0
            ? throw new UnsupportedDataException($"A Mercator grid that is turned by {turn} degrees is not supported.")
            : new(Ellipsoid.Read(message), message.GetDouble("LaDInDegrees"));

    // ecCodes 2.28 knows spheres alone.
    private static PolarStereographicProjection ReadPlane(GribMessage message)
    {
        const long SouthPole = 128;
        return new(
            Ellipsoid.Read(message), message.GetDouble("orientationOfTheGridInDegrees"), (
                message.GetInt64("projectionCentreFlag") & SouthPole) != 0,
            PolarStereographicProjection.ReadTrueLatitude(message));
    }

    private static Func<(double[] Latitudes, double[] Longitudes)> On(
        ConformalProjection projection, GribMessage message, string x, string y, GribScanning scanning, int rows, int columns)
    {
        var first = (message.GetDouble(
            "latitudeOfFirstGridPointInDegrees"), message.GetDouble("longitudeOfFirstGridPointInDegrees"));
        var steps = (message.GetDouble(x), message.GetDouble(y));
        return () => projection.Place(first, scanning, steps, rows, columns);
    }

    private static Func<(double[] Latitudes, double[] Longitudes)> OnARotatedSphere(
        GribMessage message, int rows, int columns)
    {
        const double FromThePole = 90;
        if (message.TryGetDouble("angleOfRotationInDegrees", out var turn) && turn != 0)
        {
            throw new UnsupportedDataException(
                $"A rotated grid that is turned about its pole by {turn} degrees is not supported.");
        }

        var sphere = new RotatedSphere(message.GetDouble("latitudeOfSouthernPoleInDegrees")
            + FromThePole, message.GetDouble("longitudeOfSouthernPoleInDegrees"));
        var axes = GribAxisGrid.Read(message, "regular_ll", rows, columns);
        return () => sphere.Place(axes.Longitudes, axes.Latitudes);
    }
}
