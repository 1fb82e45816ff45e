using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using EccodesDotNet;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Grids;

/// <summary>The rotated grid of NCEP's local template 3.32769, which ecCodes names and cannot place.</summary>
/// <remarks>Rows and columns are evenly spaced in a latitude and longitude whose origin lies at a centre on the globe. The
/// spacing comes from the first and the last point: the increments of the header count in another radius of the earth.</remarks>
internal static class GribNcepRotatedGrid
{
    /// <summary>ecCodes' name of the type.</summary>
    internal const string Type = "ncep_32769";

    private const double Microdegrees = 1e6;

    // Offsets in section 3.
    private const int ColumnsAt = 30;
    private const int RowsAt = 34;
    private const int FirstPointAt = 46;
    private const int CentreAt = 55;
    private const int ScanningAt = 71;
    private const int LastPointAt = 72;
    private const int MinimumLength = 80;

    /// <summary>Reads the grid.</summary>
    /// <exception cref="UnsupportedDataException">The section contradicts itself.</exception>
    internal static GribGrid Read(GribMessage message, int pointCount)
    {
        var section = GribHeaderBytes.FromMessage(message.ToArray()).GridSection;
        if (section.Length < MinimumLength)
        {
            throw new UnsupportedDataException($"A grid section of {section.Length} bytes is too short for template 32769.");
        }

        long columns = BinaryPrimitives.ReadUInt32BigEndian(section[ColumnsAt..]);
        long rows = BinaryPrimitives.ReadUInt32BigEndian(section[RowsAt..]);
        var centre = ReadPoint(section, CentreAt);
        var (firstX, firstY) = Rotate(ReadPoint(section, FirstPointAt), centre);
        var (lastX, lastY) = Rotate(ReadPoint(section, LastPointAt), centre);
        int flags = section[ScanningAt];
        var scanning = new GribScanning((flags & 0x80) != 0, (flags & 0x40) != 0, (flags & 0x20) != 0, (flags & 0x10) != 0);
        var isInOrder = (lastX > firstX) == !scanning.IsWestward && (lastY > firstY) == scanning.IsNorthward && (flags & 0x0F) == 0;
        if (columns < 2 || rows < 2 || columns * rows != pointCount || !isInOrder)
        {
            throw new UnsupportedDataException(
                $"A rotated grid of {columns} x {rows} points from {firstX:F3}, {firstY:F3} to {lastX:F3}, {lastY:F3} contradicts its {pointCount} data points or its scanning.");
        }

        var (latitudes, longitudes) = Place(
            (int)rows, (int)columns, (Math.Min(firstX, lastX), Math.Max(firstX, lastX)), (Math.Max(firstY, lastY), Math.Min(firstY, lastY)), centre);
        return new GribGrid
        {
            Type = Type,
            Layout = GribGridLayout.Curvilinear,
            RowCount = (int)rows,
            ColumnCount = (int)columns,
            Scanning = scanning,
            Positions = new((latitudes, longitudes)),
            Mapping = DescribeMapping(centre),
        };
    }

    private static (double Latitude, double Longitude) ReadPoint(ReadOnlySpan<byte> section, int at)
    {
        var (latitude, longitude) = (ReadSigned(section[at..]) / Microdegrees, ReadSigned(section[(at + 4)..]) / Microdegrees);
        return Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 360
            ? (latitude, longitude)
            : throw new UnsupportedDataException($"The point {latitude}, {longitude} of a rotated grid is not on the globe.");
    }

    private static int ReadSigned(ReadOnlySpan<byte> octets)
    {
        var coded = BinaryPrimitives.ReadUInt32BigEndian(octets);
        var magnitude = (int)(coded & int.MaxValue);
        return (coded >> 31) == 1 ? -magnitude : magnitude;
    }

    private static (double X, double Y) Rotate((double Latitude, double Longitude) point, (double Latitude, double Longitude) centre)
    {
        var (latitude, longitude) = (double.DegreesToRadians(point.Latitude), double.DegreesToRadians(point.Longitude - centre.Longitude));
        var (sine, cosine) = Math.SinCos(double.DegreesToRadians(centre.Latitude));
        var (x, z) = (Math.Cos(latitude) * Math.Cos(longitude), Math.Sin(latitude));
        return (
            double.RadiansToDegrees(Math.Atan2(Math.Cos(latitude) * Math.Sin(longitude), (x * cosine) + (z * sine))),
            double.RadiansToDegrees(Math.Asin((z * cosine) - (x * sine))));
    }

    private static (double[] Latitudes, double[] Longitudes) Place(
        int rows, int columns, (double West, double East) x, (double North, double South) y, (double Latitude, double Longitude) centre)
    {
        var (sine, cosine) = Math.SinCos(double.DegreesToRadians(centre.Latitude));
        var (latitudes, longitudes) = (new double[rows * columns], new double[rows * columns]);
        for (var point = 0; point < latitudes.Length; point++)
        {
            var (row, column) = Math.DivRem(point, columns);
            var longitude = double.DegreesToRadians(double.Lerp(x.West, x.East, column / (columns - 1.0)));
            var latitude = double.DegreesToRadians(double.Lerp(y.North, y.South, row / (rows - 1.0)));
            var (across, up) = (Math.Cos(latitude) * Math.Cos(longitude), Math.Sin(latitude));
            latitudes[point] = double.RadiansToDegrees(Math.Asin(Math.Clamp((up * cosine) + (across * sine), -1, 1)));
            var turned = Math.Atan2(Math.Cos(latitude) * Math.Sin(longitude), (across * cosine) - (up * sine));
            var degrees = centre.Longitude + double.RadiansToDegrees(turned);
            longitudes[point] = degrees - (360 * Math.Floor(degrees / 360));
        }

        return (latitudes, longitudes);
    }

    private static List<KeyValuePair<string, object>> DescribeMapping((double Latitude, double Longitude) centre) =>
    [
        new("grid_mapping_name", "rotated_latitude_longitude"),
        new("grid_north_pole_latitude", 90 - centre.Latitude),
        new("grid_north_pole_longitude", centre.Longitude > 0 ? centre.Longitude - 180 : centre.Longitude + 180),
    ];
}
