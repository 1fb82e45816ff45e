using System;

namespace NumVid.Formats.Projections;

/// <summary>Lambert's conformal cone.</summary>
/// <remarks>Snyder, Map Projections - A Working Manual (USGS 1395), section 15. As in ecCodes, the grid's steps are
/// taken at the standard parallels, whatever <c>LaD</c> says. Immutable.</remarks>
internal sealed class LambertProjection : MapProjection
{
    private readonly Ellipsoid _earth;
    private readonly double _centralLongitude;
    private readonly double _cone;
    private readonly double _scale;
    private readonly double _originY;

    /// <summary>Creates the projection.</summary>
    /// <param name="earth">The figure of the earth.</param>
    /// <param name="centralLongitude">The meridian along which y runs, in degrees.</param>
    /// <param name="first">The first standard parallel, in degrees.</param>
    /// <param name="second">The second one.</param>
    /// <param name="origin">The latitude of y = 0 on the central meridian; null: y counts from the pole of the
    /// cone.</param>
    internal LambertProjection(
        Ellipsoid earth, double centralLongitude, double first, double second, double? origin = null)
    {
        var (phi, psi) = (double.DegreesToRadians(first), double.DegreesToRadians(second));
        _earth = earth;
        _centralLongitude = centralLongitude;
        _cone = Math.Abs(first - second) < 1e-9
            ? Math.Sin(phi)
            : Math.Log(earth.ParallelRadius(phi) / earth.ParallelRadius(psi)) / Math.Log(
            earth.Stretch(psi) / earth.Stretch(phi));
        _scale = earth.ParallelRadius(phi) * Math.Pow(earth.Stretch(phi), _cone) / _cone;
        _originY = origin is { } latitude ? Project(latitude, centralLongitude).Y : 0;
    }

    /// <inheritdoc/>
    internal override (double X, double Y) Project(double latitude, double longitude)
    {
        var turn = Turn(longitude, _centralLongitude);
        var distance = _scale / Math.Pow(_earth.Stretch(double.DegreesToRadians(latitude)), _cone);
        var (sine, cosine) = Math.SinCos(_cone * double.DegreesToRadians(turn));
        return (distance * sine, (-distance * cosine) - _originY);
    }

    /// <inheritdoc/>
    internal override (double Latitude, double Longitude) Unproject(double x, double y)
    {
        var (sign, fromPole) = (Math.Sign(_cone), y + _originY);
        var distance = sign * Math.Sqrt((x * x) + (fromPole * fromPole));
        var latitude = distance == 0 ? sign * 90
            : double.RadiansToDegrees(_earth.Unstretch(Math.Pow(_scale / distance, 1 / _cone)));
        var longitude = _centralLongitude + double.RadiansToDegrees(Math.Atan2(sign * x, -sign * fromPole) / _cone);
        return (latitude, longitude);
    }
}
