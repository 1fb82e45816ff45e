using System;

namespace NumVid.Formats.Projections;

/// <summary>Mercator's projection.</summary>
/// <remarks>Snyder, Map Projections - A Working Manual (USGS 1395), section 7. Immutable.</remarks>
internal sealed class MercatorProjection : MapProjection
{
    private readonly Ellipsoid _earth;
    private readonly double _scale;

    /// <summary>Creates the projection.</summary>
    /// <param name="earth">The figure of the earth.</param>
    /// <param name="trueLatitude">Where the steps of a grid are measured, in degrees.</param>
    internal MercatorProjection(Ellipsoid earth, double trueLatitude)
    {
        _earth = earth;
        _scale = earth.ParallelRadius(double.DegreesToRadians(trueLatitude));
    }

    /// <summary>The earth's way round on the map, in metres.</summary>
    internal double Circumference => 2 * Math.PI * _scale;

    /// <inheritdoc/>
    internal override (double X, double Y) Project(double latitude, double longitude) =>
        (_scale * double.DegreesToRadians(
            longitude), _scale * Math.Log(_earth.Stretch(double.DegreesToRadians(latitude))));

    /// <inheritdoc/>
    internal override (double Latitude, double Longitude) Unproject(double x, double y) =>
        (double.RadiansToDegrees(_earth.Unstretch(Math.Exp(y / _scale))), double.RadiansToDegrees(x / _scale));
}
