using System.Linq;
using EccodesDotNet;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Gaussian grids whose rows have fewer points towards the poles: a list of cells.</summary>
internal static class GribReducedGrid
{
    private const double FullCircle = 360;

    internal static GribGrid Read(GribMessage message, string type, int count)
    {
        var order = message.GetInt64("N");
        var rows = message.GetInt64s("pl");
        var scanning = GribGridReader.ReadScanning(message);
        if (order is < 1 or > GaussianLatitudes.MaxOrder || rows.Length != 2 * order
            || rows.Any(row => row < 0 || row > count)
            || rows.Sum() != count || !scanning.IsNormal
            || message.GetDouble("longitudeOfFirstGridPointInDegrees") != 0)
        {
            throw new UnsupportedDataException(
                $"A reduced Gaussian grid of order {order} with {rows.Length} rows and {rows.Sum()} points is not a "
                    + $"whole globe of {count} points from north to south.");
        }

        var (latitudes, longitudes) = ListCells(GaussianLatitudes.Compute((int)order), rows, count);
        return new GribGrid
        {
            Type = type,
            Layout = GribGridLayout.Cells,
            RowCount = 1,
            ColumnCount = count,
            Scanning = scanning,
            Positions = new((latitudes, longitudes)),
            Mapping = [],
        };
    }

    private static (double[] Latitudes, double[] Longitudes) ListCells(double[] rowLatitudes, long[] rows, int count)
    {
        var latitudes = new double[count];
        var longitudes = new double[count];
        var cell = 0;
        for (var row = 0; row < rows.Length; row++)
        {
            for (var i = 0L; i < rows[row]; i++, cell++)
            {
                latitudes[cell] = rowLatitudes[row];
                longitudes[cell] = i * FullCircle / rows[row];
            }
        }

        return (latitudes, longitudes);
    }
}
