using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.Projections;

namespace NumVid.Formats.Grib.Grids;

/// <summary>The rotated grid of NCEP's local template 3.32769, which ecCodes names and cannot place.</summary>
/// <remarks>Rows and columns are evenly spaced in a latitude and longitude whose origin lies at a centre on the globe.
/// The spacing comes from the first and the last point: the increments of the header count in another radius of the
/// earth.</remarks>
internal static class GribNcepRotatedGrid
{
    /// <summary>ecCodes' name of the type.</summary>
    internal const string Type = "ncep_32769";

    // Offsets in section 3.
    private const int FirstPointAt = 46;
    private const int CentreAt = 55;
    private const int ScanningAt = 71;
    private const int LastPointAt = 72;
    private const int MinimumLength = 80;

    /// <summary>Reads the grid.</summary>
    /// <exception cref="UnsupportedDataException">The section contradicts itself.</exception>
    internal static GribGrid Read(ReadOnlySpan<byte> section, int pointCount)
    {
        if (section.Length < MinimumLength)
        {
            throw new UnsupportedDataException(
                $"A grid section of {section.Length} bytes is too short for template 32769.");
        }

        var columns = GribGridOctets.Unsigned(section, GribGridOctets.ColumnsAt);
        var rows = GribGridOctets.Unsigned(section, GribGridOctets.RowsAt);
        var (latitude, longitude) = ReadPoint(section, CentreAt);
        var centre = new RotatedSphere(latitude, longitude);
        var (firstX, firstY) = centre.Rotate(ReadPoint(section, FirstPointAt));
        var (lastX, lastY) = centre.Rotate(ReadPoint(section, LastPointAt));
        int flags = section[ScanningAt];
        var scanning = new GribScanning(
            (flags & 0x80) != 0, (flags & 0x40) != 0, (flags & 0x20) != 0, (flags & 0x10) != 0);
        var isInOrder = (lastX > firstX) == !scanning.IsWestward && (lastY > firstY) == scanning.IsNorthward
            && (flags & 0x0F) == 0;
        if (columns < 2 || rows < 2 || columns * rows != pointCount || !isInOrder)
        {
            throw new UnsupportedDataException(
                $"A rotated grid of {columns} x {rows} points from {firstX:F3}, {firstY:F3} to {lastX:F3}, {lastY:F3} "
                + $"contradicts its {pointCount} data points or its scanning.");
        }

        var (west, east) = (Math.Min(firstX, lastX), Math.Max(firstX, lastX));
        var (south, north) = (Math.Min(firstY, lastY), Math.Max(firstY, lastY));
        var axes = new GribMapAxes(Between(west, east, (int)columns), Between(north, south, (int)rows));
        return new GribGrid
        {
            Type = Type,
            Layout = GribGridLayout.Curvilinear,
            RowCount = (int)rows,
            ColumnCount = (int)columns,
            Scanning = scanning,
            Positions = new(() => centre.Place(axes.X, axes.Y)),
            MapAxes = axes,
            Mapping = DescribeMapping(centre),
        };
    }

    private static (double Latitude, double Longitude) ReadPoint(ReadOnlySpan<byte> section, int at)
    {
        var latitude = GribGridOctets.Degrees(section, at);
        var longitude = GribGridOctets.Degrees(section, at + sizeof(int));
        return Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 360
            ? (latitude, longitude)
            : throw new UnsupportedDataException(
                $"The point {latitude}, {longitude} of a rotated grid is not on the globe.");
    }

    private static double[] Between(double first, double last, int count) =>
        [.. Enumerable.Range(0, count).Select(i => double.Lerp(first, last, i / (count - 1.0)))];

    private static List<KeyValuePair<string, object>> DescribeMapping(RotatedSphere centre) =>
    [
        new("grid_mapping_name", "rotated_latitude_longitude"),
        new("grid_north_pole_latitude", 90 - centre.Latitude),
        new("grid_north_pole_longitude", centre.Longitude > 0 ? centre.Longitude - 180 : centre.Longitude + 180),
    ];
}
