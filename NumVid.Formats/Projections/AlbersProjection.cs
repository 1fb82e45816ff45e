using System;

namespace NumVid.Formats.Projections;

/// <summary>Albers' cone, which keeps areas.</summary>
/// <remarks>Snyder, Map Projections - A Working Manual (USGS 1395), section 14. Immutable.</remarks>
internal sealed class AlbersProjection : MapProjection
{
    private readonly AuthalicSphere _sphere;
    private readonly double _axis;
    private readonly double _centralLongitude;
    private readonly double _cone;
    private readonly double _constant;
    private readonly double _origin;

    /// <summary>Creates the projection.</summary>
    /// <param name="earth">The figure of the earth.</param>
    /// <param name="centralLongitude">The meridian along which y runs, in degrees.</param>
    /// <param name="origin">The latitude of y = 0 on it.</param>
    /// <param name="first">The first standard parallel, in degrees.</param>
    /// <param name="second">The second one.</param>
    internal AlbersProjection(Ellipsoid earth, double centralLongitude, double origin, double first, double second)
    {
        var (phi, psi) = (double.DegreesToRadians(first), double.DegreesToRadians(second));
        var (m, n) = (earth.ParallelRadius(phi) / earth.MajorAxis, earth.ParallelRadius(psi) / earth.MajorAxis);
        _sphere = new AuthalicSphere(earth);
        _axis = earth.MajorAxis;
        _centralLongitude = centralLongitude;
        _cone = Math.Abs(first - second) < 1e-9
            ? Math.Sin(phi) : ((m * m) - (n * n)) / (_sphere.Area(psi) - _sphere.Area(phi));
        _constant = (m * m) + (_cone * _sphere.Area(phi));
        _origin = Distance(double.DegreesToRadians(origin));
    }

    /// <inheritdoc/>
    internal override (double X, double Y) Project(double latitude, double longitude)
    {
        var distance = Distance(double.DegreesToRadians(latitude));
        var (sine, cosine) = Math.SinCos(_cone * double.DegreesToRadians(Turn(longitude, _centralLongitude)));
        return (distance * sine, _origin - (distance * cosine));
    }

    /// <inheritdoc/>
    internal override (double Latitude, double Longitude) Unproject(double x, double y)
    {
        var (sign, down) = (Math.Sign(_cone), _origin - y);
        var distance = Math.Sqrt((x * x) + (down * down));
        var area = (_constant - (distance * distance * _cone * _cone / (_axis * _axis))) / _cone;
        var turn = Math.Atan2(sign * x, sign * down) / _cone;
        return Math.Abs(area) > _sphere.Area(Math.PI / 2) * (1 + 1e-12) || Math.Abs(turn) > Math.PI
            ? (double.NaN, double.NaN)
            : (double.RadiansToDegrees(_sphere.FromArea(area)), _centralLongitude + double.RadiansToDegrees(turn));
    }

    // From the point where the meridians meet; negative on a cone over the south pole.
    private double Distance(double latitude) =>
        _axis * Math.Sqrt(Math.Max(0, _constant - (_cone * _sphere.Area(latitude)))) / _cone;
}
