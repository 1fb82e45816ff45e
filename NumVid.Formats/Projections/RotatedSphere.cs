using System;
using System.Threading.Tasks;

namespace NumVid.Formats.Projections;

/// <summary>Latitudes and longitudes of a sphere that was turned so that another point is where equator and first
/// meridian cross.</summary>
/// <param name="Latitude">That point's own latitude in degrees; the turned south pole lies 90 degrees south of
/// it.</param>
/// <param name="Longitude">Its own longitude in degrees.</param>
/// <param name="Turn">By how much the sphere was turned eastward about its new poles in the end, in degrees.</param>
/// <remarks>Snyder, Map Projections - A Working Manual (USGS 1395), section 5.</remarks>
internal readonly record struct RotatedSphere(double Latitude, double Longitude, double Turn = 0)
{
    private const double FullCircle = 360;

    /// <summary>The turned longitude and latitude of a point, in degrees.</summary>
    internal (double X, double Y) Rotate((double Latitude, double Longitude) point)
    {
        var (latitude, longitude) =
            (double.DegreesToRadians(point.Latitude), double.DegreesToRadians(point.Longitude - Longitude));
        var (sine, cosine) = Math.SinCos(double.DegreesToRadians(Latitude));
        var (x, z) = (Math.Cos(latitude) * Math.Cos(longitude), Math.Sin(latitude));
        return (
            double.RadiansToDegrees(Math.Atan2(Math.Cos(latitude) * Math.Sin(longitude), (x * cosine) + (z * sine)))
                - Turn,
            double.RadiansToDegrees(Math.Asin(Math.Clamp((z * cosine) - (x * sine), -1, 1))));
    }

    /// <summary>The latitude and longitude of a point, in degrees.</summary>
    /// <param name="x">Its turned longitude in degrees.</param>
    /// <param name="y">Its turned latitude.</param>
    internal (double Latitude, double Longitude) Unrotate(double x, double y)
    {
        var (up, level) = Math.SinCos(double.DegreesToRadians(y));
        return Unrotate(up, level, x);
    }

    /// <summary>Places the crossings of columns and rows.</summary>
    /// <param name="x">The turned longitude of each column in degrees.</param>
    /// <param name="y">The turned latitude of each row in degrees.</param>
    /// <returns>Degrees north and degrees east in [0, 360), row by row.</returns>
    internal (double[] Latitudes, double[] Longitudes) Place(double[] x, double[] y)
    {
        var sphere = this;
        var (latitudes, longitudes) = (new double[x.Length * y.Length], new double[x.Length * y.Length]);
        Parallel.For(0, y.Length, row =>
        {
            var (up, level) = Math.SinCos(double.DegreesToRadians(y[row]));
            for (var column = 0; column < x.Length; column++)
            {
                var point = (row * x.Length) + column;
                (latitudes[point], longitudes[point]) = sphere.Unrotate(up, level, x[column]);
            }
        });
        return (latitudes, longitudes);
    }

    /// <summary>Places points.</summary>
    /// <param name="points">The turned latitudes and longitudes in degrees.</param>
    internal (double[] Latitudes, double[] Longitudes) PlaceAll((double[] Latitudes, double[] Longitudes) points)
    {
        var (latitudes, longitudes) = (new double[points.Latitudes.Length], new double[points.Latitudes.Length]);
        for (var point = 0; point < latitudes.Length; point++)
        {
            var (up, level) = Math.SinCos(double.DegreesToRadians(points.Latitudes[point]));
            (latitudes[point], longitudes[point]) = Unrotate(up, level, points.Longitudes[point]);
        }

        return (latitudes, longitudes);
    }

    private (double Latitude, double Longitude) Unrotate(double up, double level, double x)
    {
        var (sine, cosine) = Math.SinCos(double.DegreesToRadians(Latitude));
        var (sideways, ahead) = Math.SinCos(double.DegreesToRadians(x + Turn));
        var across = level * ahead;
        var degrees =
            Longitude + double.RadiansToDegrees(Math.Atan2(level * sideways, (across * cosine) - (up * sine)));
        return (
            double.RadiansToDegrees(Math.Asin(Math.Clamp((up * cosine) + (across * sine), -1, 1))),
            degrees - (FullCircle * Math.Floor(degrees / FullCircle)));
    }
}
