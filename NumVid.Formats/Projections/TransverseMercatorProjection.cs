using System;

namespace NumVid.Formats.Projections;

/// <summary>Mercator's projection about a meridian.</summary>
/// <remarks>Krueger's series in the third flattening up to its fourth power, as EPSG Guidance Note 7-2 (method 9807) and
/// Karney, Journal of Geodesy 85 (2011), have them: micrometres within some 30 degrees of the meridian. Immutable.</remarks>
internal sealed class TransverseMercatorProjection : MapProjection
{
    private readonly Ellipsoid _earth;
    private readonly double _longitude;
    private readonly double _radius;
    private readonly double _originY;
    private readonly (double X, double Y) _falseOrigin;
    private readonly double[] _forward;
    private readonly double[] _backward;

    /// <summary>Creates the projection.</summary>
    /// <param name="earth">The figure of the earth.</param>
    /// <param name="latitude">The latitude of the reference point, in degrees.</param>
    /// <param name="longitude">Its longitude.</param>
    /// <param name="scale">The scale there.</param>
    /// <param name="falseOrigin">Easting and northing of that point in metres.</param>
    internal TransverseMercatorProjection(
        Ellipsoid earth, double latitude, double longitude, double scale, (double X, double Y) falseOrigin)
    {
        var n = (earth.MajorAxis - earth.MinorAxis) / (earth.MajorAxis + earth.MinorAxis);
        var (n2, n3, n4) = (n * n, n * n * n, n * n * n * n);
        _earth = earth;
        _longitude = longitude;
        _falseOrigin = falseOrigin;
        _radius = scale * earth.MajorAxis / (1 + n) * (1 + (n2 / 4) + (n4 / 64));
        _forward =
        [
            (n / 2) - (2 * n2 / 3) + (5 * n3 / 16) + (41 * n4 / 180),
            (13 * n2 / 48) - (3 * n3 / 5) + (557 * n4 / 1440),
            (61 * n3 / 240) - (103 * n4 / 140),
            49561 * n4 / 161280,
        ];
        _backward =
        [
            (n / 2) - (2 * n2 / 3) + (37 * n3 / 96) - (n4 / 360),
            (n2 / 48) + (n3 / 15) - (437 * n4 / 1440),
            (17 * n3 / 480) - (37 * n4 / 840),
            4397 * n4 / 161280,
        ];
        _originY = ToMap(latitude, 0).Y;
    }

    /// <inheritdoc/>
    internal override (double X, double Y) Project(double latitude, double longitude)
    {
        var (x, y) = ToMap(latitude, double.DegreesToRadians(Turn(longitude, _longitude)));
        return (_falseOrigin.X + x, _falseOrigin.Y + y - _originY);
    }

    /// <inheritdoc/>
    internal override (double Latitude, double Longitude) Unproject(double x, double y)
    {
        var (xi, eta) = ((y - _falseOrigin.Y + _originY) / _radius, (x - _falseOrigin.X) / _radius);
        var (xi0, eta0) = (xi, eta);
        for (var i = 0; i < _backward.Length; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * (i + 1) * xi);
            xi0 -= _backward[i] * sine * Math.Cosh(2 * (i + 1) * eta);
            eta0 -= _backward[i] * cosine * Math.Sinh(2 * (i + 1) * eta);
        }

        var conformal = Math.Asin(Math.Clamp(Math.Sin(xi0) / Math.Cosh(eta0), -1, 1));
        var latitude = _earth.Unstretch(Math.Tan((Math.PI / 4) + (conformal / 2)));
        return (
            double.RadiansToDegrees(latitude),
            _longitude + double.RadiansToDegrees(Math.Atan2(Math.Sinh(eta0), Math.Cos(xi0))));
    }

    private (double X, double Y) ToMap(double latitude, double turn)
    {
        var stretch = _earth.Stretch(double.DegreesToRadians(latitude));
        var tangent = (stretch - (1 / stretch)) / 2;
        var (sine, cosine) = Math.SinCos(turn);
        var xi = Math.Atan2(tangent, cosine);
        var eta = Math.Asinh(sine / Math.Sqrt((tangent * tangent) + (cosine * cosine)));
        var (x, y) = (eta, xi);
        for (var i = 0; i < _forward.Length; i++)
        {
            var (sineXi, cosineXi) = Math.SinCos(2 * (i + 1) * xi);
            y += _forward[i] * sineXi * Math.Cosh(2 * (i + 1) * eta);
            x += _forward[i] * cosineXi * Math.Sinh(2 * (i + 1) * eta);
        }

        return (_radius * x, _radius * y);
    }
}
