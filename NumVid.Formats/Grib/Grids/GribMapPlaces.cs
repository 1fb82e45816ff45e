using System;
using System.Threading.Tasks;
using NumVid.Formats.Projections;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Where a projection puts the points of a grid.</summary>
internal static class GribMapPlaces
{
    private const double FullCircle = 360;

    /// <summary>Places the points of a grid, rows from the largest y on, in a row from the smallest x on.</summary>
    /// <param name="projection">The map.</param>
    /// <param name="first">Latitude and longitude of the point that the header names, in degrees.</param>
    /// <param name="scanning">Which corner that is.</param>
    /// <param name="steps">The distances of columns and rows in metres.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">The columns.</param>
    /// <returns>Degrees north and degrees east in [0, 360).</returns>
    internal static (double[] Latitudes, double[] Longitudes) Place(
        this MapProjection projection, (double Latitude, double Longitude) first, GribScanning scanning,
        (double X, double Y) steps, int rows, int columns) =>
        projection.Place(
            GribMapAxes.From(projection.Project(first.Latitude, first.Longitude), scanning, steps, rows, columns));

    /// <summary>Places the crossings of columns and rows.</summary>
    /// <returns>Degrees north and degrees east in [0, 360), row by row; NaN for what is not on the earth.</returns>
    internal static (double[] Latitudes, double[] Longitudes) Place(this MapProjection projection, GribMapAxes axes)
    {
        var columns = axes.X.Length;
        var latitudes = new double[axes.Y.Length * columns];
        var longitudes = new double[axes.Y.Length * columns];
        Parallel.For(0, axes.Y.Length, row =>
        {
            for (var column = 0; column < columns; column++)
            {
                var point = (row * columns) + column;
                var (latitude, longitude) = projection.Unproject(axes.X[column], axes.Y[row]);
                latitudes[point] = latitude;
                longitudes[point] = longitude - (FullCircle * Math.Floor(longitude / FullCircle));
            }
        });
        return (latitudes, longitudes);
    }
}
