using System;
using EccodesDotNet;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Grids whose points share latitudes along rows and longitudes along columns.</summary>
internal static class GribAxisGrid
{
    private const double FullCircle = 360;

    // Gaussian latitudes in a header are rounded to thousandths (edition 1), the computed ones are not.
    private const double GaussianTolerance = 2e-3;

    internal static GribGrid Read(GribMessage message, string type, int rows, int columns)
    {
        var scanning = GribGridReader.ReadScanning(message);
        return new GribGrid
        {
            Type = type,
            Layout = GribGridLayout.Axes,
            RowCount = rows,
            ColumnCount = columns,
            Scanning = scanning,
            Positions = new((
                type == "regular_gg" ? ReadGaussianLatitudes(message, rows) : ReadLatitudes(message, rows),
                Longitudes(message, columns, scanning.IsWestward))),
            Mapping = [],
        };
    }

    /// <summary>Evenly spaced latitudes from north to south.</summary>
    internal static double[] ReadLatitudes(GribMessage message, int rows)
    {
        var first = ReadLatitude(message, "latitudeOfFirstGridPointInDegrees");
        var last = rows == 1 ? first : ReadLatitude(message, "latitudeOfLastGridPointInDegrees");
        return rows == 1 || !first.Equals(last)
            ? Between(Math.Max(first, last), Math.Min(first, last), rows)
            : throw new UnsupportedDataException($"A grid of {rows} rows starts and ends at latitude {first}.");
    }

    private static double ReadLatitude(GribMessage message, string key)
    {
        var latitude = message.GetDouble(key);
        return Math.Abs(latitude) <= 90
            ? latitude
            : throw new UnsupportedDataException($"The latitude {latitude} of a grid point is outside -90 to 90.");
    }

    /// <summary>Gaussian latitudes from north to south, all or a part of them.</summary>
    internal static double[] ReadGaussianLatitudes(GribMessage message, int rows)
    {
        var first = ReadLatitude(message, "latitudeOfFirstGridPointInDegrees");
        var last = ReadLatitude(message, "latitudeOfLastGridPointInDegrees");
        var order = message.GetInt64("N");
        var all = order is >= 1 and <= GaussianLatitudes.MaxOrder ? GaussianLatitudes.Compute((int)order) : [];
        var (north, south) = (Math.Max(first, last) + GaussianTolerance, Math.Min(first, last) - GaussianTolerance);
        var latitudes = Array.FindAll(all, latitude => latitude <= north && latitude >= south);
        return latitudes.Length == rows
            ? latitudes
            : throw new UnsupportedDataException(
            $"A Gaussian grid of order {order} has {latitudes.Length} rows from {first} to {last}, not {rows}.");
    }

    private static double[] Longitudes(GribMessage message, int columns, bool isWestward)
    {
        var first = message.GetDouble("longitudeOfFirstGridPointInDegrees");
        var last = columns == 1 ? first : message.GetDouble("longitudeOfLastGridPointInDegrees");
        var (west, east) = isWestward ? (last, first) : (first, last);
        if (columns > 1 && east <= west)
        {
            east += FullCircle;
        }

        // Across Greenwich from the west, as over Britain: -10 to 10 reads better than 350 to 370.
        if (west >= FullCircle / 2 && east >= FullCircle)
        {
            west -= FullCircle;
            east -= FullCircle;
        }

        return east > west || columns == 1
            ? Between(west, east, columns)
            : throw new UnsupportedDataException($"The longitudes {first} to {last} of a grid cannot be put in order.");
    }

    // Headers count in whole microdegrees: weighted in integers and divided once, each place is the nearest double.
    private static double[] Between(double from, double to, int count)
    {
        const double Microdegrees = 1e6;
        var first = (long)Math.Round(from * Microdegrees);
        var last = (long)Math.Round(to * Microdegrees);
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = count == 1 ? from : ((first * (count - 1 - i)) + (last * i)) / ((count - 1) * Microdegrees);
        }

        return values;
    }
}
