using System;
using System.Threading.Tasks;

namespace NumVid.Formats.Grib.Grids;

/// <summary>A map of the earth that keeps angles, on which a grid's rows and columns are straight and evenly
/// spaced.</summary>
internal abstract class ConformalProjection
{
    /// <summary>Degrees of a circle.</summary>
    protected const double FullCircle = 360;

    /// <summary>Places the points of a grid, rows from the largest y on, in a row from the smallest x on.</summary>
    /// <param name="first">Latitude and longitude of the point that the header names, in degrees.</param>
    /// <param name="scanning">Which corner that is.</param>
    /// <param name="steps">The distances of columns and rows in metres.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">The columns.</param>
    /// <returns>Degrees north and degrees east in [0, 360).</returns>
    internal (double[] Latitudes, double[] Longitudes) Place(
        (double Latitude, double Longitude) first, GribScanning scanning, (
            double X, double Y) steps, int rows, int columns)
    {
        var (x, y) = Project(first.Latitude, first.Longitude);
        var west = scanning.IsWestward ? x - ((columns - 1) * steps.X) : x;
        var north = scanning.IsNorthward ? y + ((rows - 1) * steps.Y) : y;
        var latitudes = new double[rows * columns];
        var longitudes = new double[rows * columns];
        Parallel.For(0, rows, row =>
        {
            for (var column = 0; column < columns; column++)
            {
                var point = (row * columns) + column;
                var (latitude, longitude) = Unproject(west + (column * steps.X), north - (row * steps.Y));
                latitudes[point] = latitude;
                longitudes[point] = longitude - (FullCircle * Math.Floor(longitude / FullCircle));
            }
        });
        return (latitudes, longitudes);
    }

    /// <summary>The place on the map, in metres, of a point in degrees.</summary>
    protected abstract (double X, double Y) Project(double latitude, double longitude);

    /// <summary>The point in degrees of a place on the map; the longitude in any turn.</summary>
    protected abstract (double Latitude, double Longitude) Unproject(double x, double y);
}
