using System;
using System.Linq;
using EccodesDotNet;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Grids whose rows have fewer points towards the poles, Gaussian or evenly spaced, of the globe or a part of
/// it: a list of cells in the order of the message.</summary>
internal static class GribReducedGrid
{
    private const double FullCircle = 360;

    /// <summary>Reads a grid.</summary>
    /// <param name="message">The headers.</param>
    /// <param name="type">The type.</param>
    /// <param name="count">All points.</param>
    /// <exception cref="UnsupportedDataException">The rows contradict the points.</exception>
    internal static GribGrid Read(GribMessage message, string type, int count)
    {
        var rows = message.GetInt64s("pl");
        var scanning = GribGridReader.ReadScanning(message);
        if (scanning.IsColumnMajor || scanning.IsAlternating || rows.Any(row => row < 0 || row > int.MaxValue))
        {
            throw new UnsupportedDataException($"The rows of a grid of the type '{type}' follow each other unlike rows.");
        }

        var latitudes = ReadLatitudes(message, type, rows.Length);
        latitudes = scanning.IsNorthward ? [.. latitudes.Reverse()] : latitudes;
        var layout = GribReducedRows.Read(message, rows, count)
            ?? throw new UnsupportedDataException(
                $"The {rows.Length} rows of a grid of the type '{type}' have {rows.Sum()} points on whole circles, which "
                    + $"does not give {count} between its first and last longitude.");
        return new GribGrid
        {
            Type = type,
            Layout = GribGridLayout.Cells,
            RowCount = 1,
            ColumnCount = count,
            Scanning = default,
            Positions = new(ListCells(latitudes, layout, scanning.IsWestward, count)),
            Mapping = [],
        };
    }

    private static double[] ReadLatitudes(GribMessage message, string type, int rows)
    {
        if (type == "reduced_ll")
        {
            return GribAxisGrid.ReadLatitudes(message, rows);
        }

        var order = message.GetInt64("N");
        return order is >= 1 and <= GaussianLatitudes.MaxOrder && rows == 2 * order
            ? GaussianLatitudes.Compute((int)order) : GribAxisGrid.ReadGaussianLatitudes(message, rows);
    }

    private static (double[] Latitudes, double[] Longitudes) ListCells(
        double[] rowLatitudes, GribReducedRows rows, bool isWestward, int count)
    {
        var (latitudes, longitudes) = (new double[count], new double[count]);
        var cell = 0;
        for (var row = 0; row < rowLatitudes.Length; row++)
        {
            var length = rows.GetLength(row);
            for (var i = 0L; i < length; i++, cell++)
            {
                latitudes[cell] = rowLatitudes[row];
                var degrees = rows.GetLongitude(row, isWestward ? length - 1 - i : i);
                longitudes[cell] = degrees - (FullCircle * Math.Floor(degrees / FullCircle));
            }
        }

        return (latitudes, longitudes);
    }
}
