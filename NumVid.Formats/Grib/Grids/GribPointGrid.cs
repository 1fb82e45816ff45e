using System;
using EccodesDotNet;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Grids where each point has a latitude and a longitude of its own, computed by ourselves on conformal maps, many of which it misplaces or refuses, and else by ecCodes.</summary>
internal static class GribPointGrid
{
    internal static GribGrid ReadCurvilinear(GribMessage message, string type, int rows, int columns)
    {
        var scanning = GribGridReader.ReadScanning(message);
        GribProjectionGuard.Check(message, type);
        ConformalProjection? projection = type switch
        {
            "lambert" => ReadCone(message),
            "mercator" => ReadCylinder(message),
            "polar_stereographic" => ReadPlane(message),
            _ => null,
        };
        var place = projection is null ? ByEcCodes(message, type, scanning, rows, columns) : By(projection, message, type, scanning, rows, columns);
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
        Ellipsoid.Read(message), message.GetDouble("LoVInDegrees"), message.GetDouble("Latin1InDegrees"), message.GetDouble("Latin2InDegrees"));

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
            Ellipsoid.Read(message), message.GetDouble("orientationOfTheGridInDegrees"), (message.GetInt64("projectionCentreFlag") & SouthPole) != 0,
            PolarStereographicProjection.ReadTrueLatitude(message));
    }

    private static Func<(double[] Latitudes, double[] Longitudes)> By(
        ConformalProjection projection, GribMessage message, string type, GribScanning scanning, int rows, int columns)
    {
        var first = (message.GetDouble("latitudeOfFirstGridPointInDegrees"), message.GetDouble("longitudeOfFirstGridPointInDegrees"));
        var (x, y) = type == "mercator" ? ("DiInMetres", "DjInMetres") : ("DxInMetres", "DyInMetres");
        var steps = (message.GetDouble(x), message.GetDouble(y));
        return () => projection.Place(first, scanning, steps, rows, columns);
    }

    private static Func<(double[] Latitudes, double[] Longitudes)> ByEcCodes(
        GribMessage message, string type, GribScanning scanning, int rows, int columns)
    {
        if (scanning.IsWestward)
        {
            throw new UnsupportedDataException(
                $"Rows that run westward on a grid of type '{type}' are not supported: ecCodes 2.28 gives such points the places of others.");
        }

        var bytes = message.ToArray();
        return () => Place(bytes, type, scanning, rows, columns);
    }

    private static (double[] Latitudes, double[] Longitudes) Place(byte[] bytes, string type, GribScanning scanning, int rows, int columns)
    {
        try
        {
            using var message = GribMessage.FromBytes(bytes);
            using var plain = WithPlainScanning(message, scanning);
            var order = scanning with { IsColumnMajor = false, IsAlternating = false };
            var triples = ReadTriples(plain, rows * columns);
            return (Orient(triples, 0, order, rows, columns), Orient(triples, 1, order, rows, columns));
        }
        catch (EcCodesException error)
        {
            throw new UnsupportedDataException($"The positions of a grid of type '{type}' cannot be computed: {error.Message}", error);
        }
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

    // Latitude, longitude and value of each point: asked for one by one, ecCodes would compute the projection twice.
    private static double[] ReadTriples(GribMessage message, int count)
    {
        const string Key = "latLonValues";
        const int PerPoint = 3;
        var found = message.GetCount(Key);
        if (found != (long)PerPoint * count)
        {
            throw new UnsupportedDataException($"A grid of {count} points has {found / PerPoint} positions.");
        }

        var values = new double[found];
        message.GetDoubles(Key, values);
        return values;
    }

    private static double[] Orient(double[] triples, int offset, GribScanning order, int rows, int columns)
    {
        var result = new double[rows * columns];
        for (var point = 0; point < result.Length; point++)
        {
            var (row, column) = Math.DivRem(point, columns);
            result[point] = triples[(3 * order.GetMessageIndex(row, column, rows, columns)) + offset];
        }

        return result;
    }
}
