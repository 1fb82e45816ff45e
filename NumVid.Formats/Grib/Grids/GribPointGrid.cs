using EccodesDotNet;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Grids where each point has a latitude and a longitude of its own, computed by ecCodes.</summary>
internal static class GribPointGrid
{
    internal static GribGrid ReadCurvilinear(GribMessage message, string type, int rows, int columns)
    {
        var scanning = GribGridReader.ReadScanning(message);
        if (scanning.IsWestward)
        {
            throw new UnsupportedDataException($"Rows that run westward on a grid of type '{type}' are not supported.");
        }

        GribProjectionGuard.Check(message, type);
        using var plain = WithPlainScanning(message, scanning);
        var latitudes = Read(plain, "latitudes", rows * columns);
        var longitudes = Read(plain, "longitudes", rows * columns);
        if (scanning.IsNorthward)
        {
            FlipRows(latitudes, columns);
            FlipRows(longitudes, columns);
        }

        return new GribGrid
        {
            Type = type,
            Layout = GribGridLayout.Curvilinear,
            RowCount = rows,
            ColumnCount = columns,
            Scanning = scanning,
            Latitudes = latitudes,
            Longitudes = longitudes,
            Mapping = GribGridMapping.Read(message, type),
        };
    }

    // The order of points does not move them: the same grid scanned row by row, each row forward, has them where our
    // arithmetic expects them, and ecCodes needs no reordering of its own.
    private static GribMessage WithPlainScanning(GribMessage message, GribScanning scanning)
    {
        var plain = message.Clone();
        if (scanning.IsColumnMajor)
        {
            plain.Set("jPointsAreConsecutive", 0);
        }

        if (scanning.IsAlternating)
        {
            plain.Set("alternativeRowScanning", 0);
        }

        return plain;
    }

    private static double[] Read(GribMessage message, string key, int count)
    {
        var found = message.GetCount(key);
        if (found != count)
        {
            throw new UnsupportedDataException($"A grid of {count} points has {found} {key}.");
        }

        var values = new double[count];
        message.GetDoubles(key, values);
        return values;
    }

    private static void FlipRows(double[] values, int columns)
    {
        for (int top = 0, bottom = values.Length - columns; top < bottom; top += columns, bottom -= columns)
        {
            for (var i = 0; i < columns; i++)
            {
                (values[top + i], values[bottom + i]) = (values[bottom + i], values[top + i]);
            }
        }
    }
}
