using System;

namespace NumVid.Formats.Projections;

/// <summary>The stereographic projection from a pole.</summary>
/// <remarks>Snyder, Map Projections - A Working Manual (USGS 1395), section 21. Immutable.</remarks>
internal sealed class PolarStereographicProjection : MapProjection
{
    private readonly Ellipsoid _earth;
    private readonly double _orientation;
    private readonly int _pole;
    private readonly double _scale;

    /// <summary>Creates the projection.</summary>
    /// <param name="earth">The figure of the earth.</param>
    /// <param name="orientation">The meridian along which y runs and latitudes grow with it, in degrees.</param>
    /// <param name="isSouthern">Whether the south pole is the centre.</param>
    /// <param name="trueLatitude">Where the steps of a grid are measured, in degrees from the equator towards the
    /// pole.</param>
    internal PolarStereographicProjection(Ellipsoid earth, double orientation, bool isSouthern, double trueLatitude)
    {
        const double Pole = 90;
        _earth = earth;
        _orientation = orientation;
        _pole = isSouthern ? -1 : 1;
        var latitude = double.DegreesToRadians(trueLatitude);
        _scale = trueLatitude == Pole ? earth.PolarScale() : earth.ParallelRadius(latitude) * earth.Stretch(latitude);
    }

    /// <inheritdoc/>
    /// <remarks>The pole is the origin.</remarks>
    internal override (double X, double Y) Project(double latitude, double longitude)
    {
        var distance = _scale / _earth.Stretch(double.DegreesToRadians(_pole * latitude));
        var (sine, cosine) = Math.SinCos(double.DegreesToRadians(longitude - _orientation));
        return (distance * sine, -_pole * distance * cosine);
    }

    /// <inheritdoc/>
    internal override (double Latitude, double Longitude) Unproject(double x, double y)
    {
        var distance = Math.Sqrt((x * x) + (y * y));
        return (
            _pole * double.RadiansToDegrees(_earth.Unstretch(_scale / distance)),
            _orientation + (distance == 0 ? 0 : double.RadiansToDegrees(Math.Atan2(x, -_pole * y))));
    }
}
