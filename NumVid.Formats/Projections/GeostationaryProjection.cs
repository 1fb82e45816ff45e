using System;

namespace NumVid.Formats.Projections;

/// <summary>The earth as a satellite over the equator sees it; x and y are angles in radians.</summary>
/// <remarks>Coordination Group for Meteorological Satellites, LRIT/HRIT Global Specification (CGMS 03), section 4.4.3.2:
/// the mirror turns about the axis of the earth first, CF's sweep angle axis y. Immutable.</remarks>
internal sealed class GeostationaryProjection : MapProjection
{
    private readonly double _longitude;
    private readonly double _distance;
    private readonly double _flattening;

    /// <summary>Creates the projection.</summary>
    /// <param name="earth">The figure of the earth.</param>
    /// <param name="longitude">The meridian below the satellite, in degrees.</param>
    /// <param name="distance">Its distance from the centre of the earth, in equatorial radii.</param>
    internal GeostationaryProjection(Ellipsoid earth, double longitude, double distance)
    {
        var ratio = earth.MajorAxis / earth.MinorAxis;
        _longitude = longitude;
        _distance = distance;
        _flattening = ratio * ratio;
    }

    /// <inheritdoc/>
    internal override (double X, double Y) Project(double latitude, double longitude)
    {
        // On the ellipsoid with an equatorial radius of 1, by its geocentric latitude.
        var turn = double.DegreesToRadians(longitude - _longitude);
        var (sine, cosine) = Math.SinCos(Math.Atan(Math.Tan(double.DegreesToRadians(latitude)) / _flattening));
        var radius = 1 / Math.Sqrt((cosine * cosine) + (_flattening * sine * sine));
        var away = _distance - (radius * cosine * Math.Cos(turn));
        var sideways = radius * cosine * Math.Sin(turn);
        return (Math.Atan2(sideways, away), Math.Atan2(radius * sine, Math.Sqrt((away * away) + (sideways * sideways))));
    }

    /// <inheritdoc/>
    internal override (double Latitude, double Longitude) Unproject(double x, double y)
    {
        var ((sineX, cosineX), (sineY, cosineY)) = (Math.SinCos(x), Math.SinCos(y));
        var ahead = _distance * cosineX * cosineY;
        var bulge = (cosineY * cosineY) + (_flattening * sineY * sineY);
        var root = (ahead * ahead) - (bulge * ((_distance * _distance) - 1));
        if (root < 0 || ahead < 0)
        {
            return (double.NaN, double.NaN);
        }

        var range = (ahead - Math.Sqrt(root)) / bulge;
        var (east, up) = (range * sineX * cosineY, range * sineY);
        var towards = _distance - (range * cosineX * cosineY);
        return (
            double.RadiansToDegrees(Math.Atan(_flattening * up / Math.Sqrt((towards * towards) + (east * east)))),
            _longitude + double.RadiansToDegrees(Math.Atan2(east, towards)));
    }
}
