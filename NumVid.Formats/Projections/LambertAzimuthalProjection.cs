using System;

namespace NumVid.Formats.Projections;

/// <summary>Lambert's azimuthal projection, which keeps areas.</summary>
/// <remarks>Snyder, Map Projections - A Working Manual (USGS 1395), section 24. Immutable.</remarks>
internal sealed class LambertAzimuthalProjection : MapProjection
{
    private readonly AuthalicSphere _sphere;
    private readonly double _centralLongitude;
    private readonly double _sine;
    private readonly double _cosine;
    private readonly double _stretch;

    /// <summary>Creates the projection.</summary>
    /// <param name="earth">The figure of the earth.</param>
    /// <param name="latitude">The latitude of its centre, in degrees.</param>
    /// <param name="longitude">The longitude of its centre.</param>
    internal LambertAzimuthalProjection(Ellipsoid earth, double latitude, double longitude)
    {
        var centre = double.DegreesToRadians(latitude);
        _sphere = new AuthalicSphere(earth);
        _centralLongitude = longitude;
        (_sine, _cosine) = Math.SinCos(_sphere.ToSphere(centre));

        // What makes the map true in both directions at its centre; at a pole it is 1.
        _stretch = _cosine < 1e-12 ? 1 : earth.ParallelRadius(centre) / (_sphere.Radius * _cosine);
    }

    /// <inheritdoc/>
    internal override (double X, double Y) Project(double latitude, double longitude)
    {
        var (up, level) = Math.SinCos(_sphere.ToSphere(double.DegreesToRadians(latitude)));
        var (sine, cosine) = Math.SinCos(double.DegreesToRadians(longitude - _centralLongitude));
        var scale = _sphere.Radius * Math.Sqrt(2 / (1 + (_sine * up) + (_cosine * level * cosine)));
        return (scale * _stretch * level * sine, scale / _stretch * ((_cosine * up) - (_sine * level * cosine)));
    }

    /// <inheritdoc/>
    internal override (double Latitude, double Longitude) Unproject(double x, double y)
    {
        var (east, north) = (x / _stretch, y * _stretch);
        var distance = Math.Sqrt((east * east) + (north * north));
        if (distance > 2 * _sphere.Radius)
        {
            return (double.NaN, double.NaN);
        }

        var (sine, cosine) = Math.SinCos(2 * Math.Asin(distance / (2 * _sphere.Radius)));
        var up = distance == 0 ? _sine : (cosine * _sine) + (north * sine * _cosine / distance);
        var turn = Math.Atan2(east * sine, (distance * _cosine * cosine) - (north * _sine * sine));
        return (
            double.RadiansToDegrees(_sphere.FromSphere(Math.Asin(Math.Clamp(up, -1, 1)))),
            _centralLongitude + (distance == 0 ? 0 : double.RadiansToDegrees(turn)));
    }
}
