using System;

namespace NumVid.Compare.Metrics;

/// <summary>The areas on the sphere that the points of a curvilinear grid stand for.</summary>
/// <remarks>Corners of a cell are the middles of the four points around them; an area is that of two spherical triangles by
/// the formula of A. Van Oosterom and J. Strackee, The solid angle of a plane triangle (1983).</remarks>
internal sealed class CellAreas
{
    private const double Radians = Math.PI / 180;

    private readonly double[] _latitudes;
    private readonly double[] _longitudes;
    private readonly int _rows;
    private readonly int _columns;

    private CellAreas(double[] latitudes, double[] longitudes, int rows) =>
        (_latitudes, _longitudes, _rows, _columns) = (latitudes, longitudes, rows, latitudes.Length / rows);

    /// <summary>The areas on the unit sphere, row by row; 0 where a place around is not known.</summary>
    /// <param name="latitudes">Degrees north, row by row.</param>
    /// <param name="longitudes">Degrees east.</param>
    /// <param name="rows">How many rows there are.</param>
    internal static double[] Of(double[] latitudes, double[] longitudes, int rows)
    {
        var cells = new CellAreas(latitudes, longitudes, rows);
        var areas = new double[latitudes.Length];
        for (var i = 0; i < areas.Length; i++)
        {
            var (row, column) = Math.DivRem(i, cells._columns);
            var (nw, ne) = (cells.Corner(row, column), cells.Corner(row, column + 1));
            var (sw, se) = (cells.Corner(row + 1, column), cells.Corner(row + 1, column + 1));
            var area = Triangle(nw, ne, se) + Triangle(nw, se, sw);
            areas[i] = double.IsFinite(area) ? area : 0;
        }

        return areas;
    }

    // Before a row and a column.
    private (double X, double Y, double Z) Corner(int row, int column)
    {
        var (a, b) = (Point(row - 1, column - 1), Point(row - 1, column));
        var (c, d) = (Point(row, column - 1), Point(row, column));
        var (x, y, z) = (a.X + b.X + c.X + d.X, a.Y + b.Y + c.Y + d.Y, a.Z + b.Z + c.Z + d.Z);
        var length = Math.Sqrt((x * x) + (y * y) + (z * z));
        return (x / length, y / length, z / length);
    }

    private (double X, double Y, double Z) Point(int row, int column)
    {
        if (row < 0 || row >= _rows)
        {
            var (edge, inner) = row < 0 ? (0, Math.Min(1, _rows - 1)) : (_rows - 1, Math.Max(0, _rows - 2));
            return Beyond(Point(edge, column), Point(inner, column));
        }

        if (column < 0 || column >= _columns)
        {
            var (edge, inner) = column < 0 ? (0, Math.Min(1, _columns - 1)) : (_columns - 1, Math.Max(0, _columns - 2));
            return Beyond(Point(row, edge), Point(row, inner));
        }

        var i = (row * _columns) + column;
        var (latitude, longitude) = (_latitudes[i] * Radians, _longitudes[i] * Radians);
        return (Math.Cos(latitude) * Math.Cos(longitude), Math.Cos(latitude) * Math.Sin(longitude), Math.Sin(latitude));
    }

    private static (double X, double Y, double Z) Beyond(
        (double X, double Y, double Z) edge, (double X, double Y, double Z) inner) =>
        ((2 * edge.X) - inner.X, (2 * edge.Y) - inner.Y, (2 * edge.Z) - inner.Z);

    private static double Triangle(
        (double X, double Y, double Z) a, (double X, double Y, double Z) b, (double X, double Y, double Z) c)
    {
        var volume = (a.X * ((b.Y * c.Z) - (b.Z * c.Y))) + (a.Y * ((b.Z * c.X) - (b.X * c.Z))) + (a.Z * ((b.X * c.Y) - (b.Y * c.X)));
        return 2 * Math.Atan2(Math.Abs(volume), 1 + Dot(a, b) + Dot(b, c) + Dot(c, a));
    }

    private static double Dot((double X, double Y, double Z) a, (double X, double Y, double Z) b) =>
        (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);
}
