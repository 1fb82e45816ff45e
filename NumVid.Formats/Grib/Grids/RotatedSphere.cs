using System;
using System.Threading.Tasks;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Latitudes and longitudes of a sphere that was turned so that another point is where equator and first
/// meridian cross.</summary>
/// <param name="Latitude">That point's own latitude in degrees; the turned south pole lies 90 degrees south of
/// it.</param>
/// <param name="Longitude">Its own longitude in degrees.</param>
/// <remarks>Snyder, Map Projections - A Working Manual (USGS 1395), section 5.</remarks>
internal readonly record struct RotatedSphere(double Latitude, double Longitude)
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
            double.RadiansToDegrees(Math.Atan2(Math.Cos(latitude) * Math.Sin(longitude), (x * cosine) + (z * sine))),
            double.RadiansToDegrees(Math.Asin(Math.Clamp((z * cosine) - (x * sine), -1, 1))));
    }

    /// <summary>Places the points of a grid.</summary>
    /// <param name="x">The turned longitude of each column in degrees.</param>
    /// <param name="y">The turned latitude of each row in degrees.</param>
    /// <returns>Degrees north and degrees east in [0, 360), row by row.</returns>
    internal (double[] Latitudes, double[] Longitudes) Place(double[] x, double[] y)
    {
        var centre = Longitude;
        var (sine, cosine) = Math.SinCos(double.DegreesToRadians(Latitude));
        var (latitudes, longitudes) = (new double[x.Length * y.Length], new double[x.Length * y.Length]);
        Parallel.For(0, y.Length, row =>
        {
            var (up, level) = Math.SinCos(double.DegreesToRadians(y[row]));
            for (var column = 0; column < x.Length; column++)
            {
                var point = (row * x.Length) + column;
                var (sideways, ahead) = Math.SinCos(double.DegreesToRadians(x[column]));
                var across = level * ahead;
                latitudes[point] =
                    double.RadiansToDegrees(Math.Asin(Math.Clamp((up * cosine) + (across * sine), -1, 1)));
                var degrees =
                    centre + double.RadiansToDegrees(Math.Atan2(level * sideways, (across * cosine) - (up * sine)));
                longitudes[point] = degrees - (FullCircle * Math.Floor(degrees / FullCircle));
            }
        });
        return (latitudes, longitudes);
    }
}
