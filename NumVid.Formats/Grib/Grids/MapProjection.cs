using System;
using System.Threading.Tasks;

namespace NumVid.Formats.Grib.Grids;

/// <summary>A map of the earth, on which a grid's rows and columns are straight and evenly spaced.</summary>
internal abstract class MapProjection
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
            double X, double Y) steps, int rows, int columns) =>
        Place(GribMapAxes.From(Project(first.Latitude, first.Longitude), scanning, steps, rows, columns));

    /// <summary>Places the crossings of columns and rows.</summary>
    /// <returns>Degrees north and degrees east in [0, 360), row by row; NaN for what is not on the earth.</returns>
    internal (double[] Latitudes, double[] Longitudes) Place(GribMapAxes axes)
    {
        var columns = axes.X.Length;
        var latitudes = new double[axes.Y.Length * columns];
        var longitudes = new double[axes.Y.Length * columns];
        Parallel.For(0, axes.Y.Length, row =>
        {
            for (var column = 0; column < columns; column++)
            {
                var point = (row * columns) + column;
                var (latitude, longitude) = Unproject(axes.X[column], axes.Y[row]);
                latitudes[point] = latitude;
                longitudes[point] = longitude - (FullCircle * Math.Floor(longitude / FullCircle));
            }
        });
        return (latitudes, longitudes);
    }

    /// <summary>The place on the map, in metres from CF's origin of the projection, of a point in degrees.</summary>
    internal abstract (double X, double Y) Project(double latitude, double longitude);

    /// <summary>The point in degrees of a place on the map; the longitude in any turn.</summary>
    protected abstract (double Latitude, double Longitude) Unproject(double x, double y);

    /// <summary>How far a meridian lies from another, between -180 and 180 degrees.</summary>
    protected static double Turn(double longitude, double from)
    {
        var turn = longitude - from;
        return turn - (FullCircle * Math.Round(turn / FullCircle));
    }
}
