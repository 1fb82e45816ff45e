using System;
using System.Collections.Generic;

namespace NumVid.Formats.Nv12.Positions;

/// <summary>Finds the grid on a map whose points have some latitudes and longitudes.</summary>
internal static class GridFit
{
    // Positions rounded to float are off by a few thousandths of a cell; a grid that is not even is off by more.
    private const double MostMisfit = 0.1;
    private const int MaxSample = 40;

    // A pole is a round number nearly always; what the corners tell is off by their rounding.
    private static readonly double[] s_roundings = [0.25, 0.01, 1e-3, 1e-9];

    /// <summary>The grid, or null where the points lie on none.</summary>
    /// <param name="map">The map.</param>
    /// <param name="latitudes">Degrees north, row by row.</param>
    /// <param name="longitudes">Degrees east, row by row.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">The columns.</param>
    internal static GridPlacement? Find(
        MapProjection map, Func<int, double> latitudes, Func<int, double> longitudes, int rows, int columns)
    {
        if (rows < 2 || columns < 2)
        {
            return null;
        }

        // A cylinder has no middle of its own; seen from the grid's no longitude takes a turn.
        map = map.Rule == PositionRule.Cylinder ? map with { Meridian = longitudes(rows * columns / 2) } : map;
        var (x, y) = (new LineSums(rows, columns), new LineSums(rows, columns));
        var west = double.PositiveInfinity;
        var east = double.NegativeInfinity;
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var point = (row * columns) + column;
                var longitude = longitudes(point);
                var place = map.Place(latitudes(point), longitude);
                x.Add(row, column, place.X);
                y.Add(row, column, place.Y);
                west = Math.Min(west, longitude);
                east = Math.Max(east, longitude);
            }
        }

        var fit = new GridPlacement(map, WestOf(west, east), x.Line, y.Line);
        return Fits(fit, latitudes, longitudes, rows, columns) ? fit : null;
    }

    /// <summary>The maps of the same sort, with other numbers than were told, on which the positions may lie: of a
    /// sphere that was turned its pole tells itself.</summary>
    internal static IEnumerable<MapProjection> OtherMaps(
        MapProjection map, Func<int, double> latitudes, Func<int, double> longitudes, int rows, int columns)
    {
        if (map.Rule != PositionRule.TurnedSphere || rows < 2 || columns < 2)
        {
            yield break;
        }

        // Columns, or else rows, are great circles that meet at the pole.
        var last = columns - 1;
        var below = (rows - 1) * columns;
        foreach (var (a, b, c, d) in new[] { (0, below, last, below + last), (0, last, below, below + last) })
        {
            var pole = Direction.Between(Circle(a, b), Circle(c, d));
            foreach (var step in s_roundings)
            {
                yield return MapProjections.TurnedSphere(
                    Math.Round(pole.Latitude / step) * step, Math.Round(pole.Longitude / step) * step);
            }
        }

        Direction Circle(int from, int to) => Direction.Between(
            Direction.Of(latitudes(from), longitudes(from)), Direction.Of(latitudes(to), longitudes(to)));
    }

    // Longitudes are usually in [-180, 180) or [0, 360).
    private static double WestOf(double west, double east) =>
        west >= 0 && east < 360 ? 0 : west >= -180 && east < 180 ? -180 : west;

    private static bool Fits(
        GridPlacement fit, Func<int, double> latitudes, Func<int, double> longitudes, int rows, int columns)
    {
        var cell = Math.Max(Math.Abs(fit.X.Column) + Math.Abs(fit.X.Row), Math.Abs(fit.Y.Column) + Math.Abs(fit.Y.Row));
        for (var row = 0; row < rows; row += Math.Max(1, rows / MaxSample))
        {
            for (var column = 0; column < columns; column += Math.Max(1, columns / MaxSample))
            {
                var point = (row * columns) + column;
                var (x, y) = fit.Map.Place(latitudes(point), longitudes(point));
                var misfit = Math.Abs(x - fit.X.At(row, column)) + Math.Abs(y - fit.Y.At(row, column));
                if (!(misfit <= MostMisfit * cell))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Rows and columns of a whole grid are independent of each other, so that each slope is a sum by itself.
    private struct LineSums(int rows, int columns)
    {
        private double _sum;
        private double _byRow;
        private double _byColumn;

        internal readonly GridLine Line
        {
            get
            {
                var count = (double)rows * columns;
                var row = _byRow * 12 / (count * (((double)rows * rows) - 1));
                var column = _byColumn * 12 / (count * (((double)columns * columns) - 1));
                var origin = (_sum / count) - (row * (rows - 1) / 2.0) - (column * (columns - 1) / 2.0);
                return new GridLine(origin, column, row);
            }
        }

        internal void Add(int row, int column, double value)
        {
            _sum += value;
            _byRow += (row - ((rows - 1) / 2.0)) * value;
            _byColumn += (column - ((columns - 1) / 2.0)) * value;
        }
    }
}
