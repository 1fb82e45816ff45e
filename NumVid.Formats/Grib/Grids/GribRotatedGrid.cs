using System;
using EccodesDotNet;
using NumVid.Formats.Projections;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Grids of latitudes and longitudes, regular or Gaussian, on a sphere that was turned.</summary>
/// <remarks>ecCodes 2.28 leaves rotated Gaussian grids where they would be without a rotation, and turns those that have
/// an angle of rotation about the pole of the earth.</remarks>
internal static class GribRotatedGrid
{
    private const double FromThePole = 90;

    /// <summary>Reads a grid with rows and columns.</summary>
    /// <param name="message">The headers.</param>
    /// <param name="type"><c>rotated_ll</c> or <c>rotated_gg</c>.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">The columns.</param>
    internal static GribGrid Read(GribMessage message, string type, int rows, int columns)
    {
        var sphere = ReadSphere(message);
        var axes = GribAxisGrid.Read(message, type == "rotated_gg" ? "regular_gg" : "regular_ll", rows, columns);
        return new GribGrid
        {
            Type = type,
            Layout = GribGridLayout.Curvilinear,
            RowCount = rows,
            ColumnCount = columns,
            Scanning = axes.Scanning,
            Positions = new(() => sphere.Place(axes.Longitudes, axes.Latitudes)),
            MapAxes = new(axes.Longitudes, axes.Latitudes),
            Mapping = GribGridMapping.DescribeRotation(message, sphere),
        };
    }

    /// <summary>Reads a grid whose rows differ in length.</summary>
    internal static GribGrid ReadReduced(GribMessage message, string type, int count)
    {
        var sphere = ReadSphere(message);
        var cells = GribReducedGrid.Read(message, type, count);
        return cells with { Positions = new(() => sphere.PlaceAll((cells.Latitudes, cells.Longitudes))) };
    }

    private static RotatedSphere ReadSphere(GribMessage message)
    {
        GribProjectionGuard.CheckEarth(message);
        GribProjectionGuard.CheckPole(message);
        return new RotatedSphere(
            message.GetDouble("latitudeOfSouthernPoleInDegrees") + FromThePole,
            message.GetDouble("longitudeOfSouthernPoleInDegrees"),
            message.TryGetDouble("angleOfRotationInDegrees", out var turn) && Math.Abs(turn) <= 720 ? turn : 0);
    }
}
