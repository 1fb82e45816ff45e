using System;
using EccodesDotNet;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Grids where each point has a latitude and a longitude of its own, computed by ecCodes.</summary>
internal static class GribPointGrid
{
    internal static GribGrid ReadCurvilinear(GribMessage message, string type, int rows, int columns)
    {
        var scanning = GribGridReader.ReadScanning(message);
        if (scanning.IsWestward || (type == "lambert" && !scanning.IsNorthward))
        {
            throw new UnsupportedDataException(
                $"Rows that run {(scanning.IsWestward ? "westward" : "from north to south")} on a grid of type '{type}' are not supported: ecCodes 2.28 gives such points the places of others.");
        }

        GribProjectionGuard.Check(message, type);
        using var plain = WithPlainScanning(message, scanning);
        var order = scanning with { IsColumnMajor = false, IsAlternating = false };
        var latitudes = Orient(Read(plain, "latitudes", rows * columns), order, rows, columns);
        var longitudes = Orient(Read(plain, "longitudes", rows * columns), order, rows, columns);
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

    private static double[] Orient(double[] values, GribScanning order, int rows, int columns)
    {
        if (order.IsNormal)
        {
            return values;
        }

        var result = new double[values.Length];
        for (var point = 0; point < result.Length; point++)
        {
            var (row, column) = Math.DivRem(point, columns);
            result[point] = values[order.GetMessageIndex(row, column, rows, columns)];
        }

        return result;
    }
}
