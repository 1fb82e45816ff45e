using System;

namespace NumVid.Formats.Projections;

/// <summary>A map of the earth, on which a grid's rows and columns are straight and evenly spaced.</summary>
internal abstract class MapProjection
{
    private const double FullCircle = 360;

    /// <summary>The place on the map, in metres from CF's origin of the projection, of a point in degrees.</summary>
    internal abstract (double X, double Y) Project(double latitude, double longitude);

    /// <summary>The point in degrees of a place on the map; the longitude in any turn.</summary>
    internal abstract (double Latitude, double Longitude) Unproject(double x, double y);

    /// <summary>How far a meridian lies from another, between -180 and 180 degrees.</summary>
    protected static double Turn(double longitude, double from)
    {
        var turn = longitude - from;
        return turn - (FullCircle * Math.Round(turn / FullCircle));
    }
}
