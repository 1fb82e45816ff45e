using System;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Mercator's projection of a sphere.</summary>
/// <remarks>Snyder, Map Projections - A Working Manual (USGS 1395), section 7. Immutable.</remarks>
internal sealed class MercatorProjection : SphericalProjection
{
    private readonly double _scale;

    /// <summary>Creates the projection.</summary>
    /// <param name="radius">Of the sphere, in metres.</param>
    /// <param name="trueLatitude">Where the steps of a grid are measured, in degrees.</param>
    internal MercatorProjection(double radius, double trueLatitude) => _scale = radius * Math.Cos(double.DegreesToRadians(trueLatitude));

    /// <inheritdoc/>
    protected override (double X, double Y) Project(double latitude, double longitude) =>
        (_scale * double.DegreesToRadians(longitude), _scale * Math.Log(Stretch(double.DegreesToRadians(latitude))));

    /// <inheritdoc/>
    protected override (double Latitude, double Longitude) Unproject(double x, double y) =>
        (double.RadiansToDegrees((2 * Math.Atan(Math.Exp(y / _scale))) - (Math.PI / 2)), double.RadiansToDegrees(x / _scale));
}
