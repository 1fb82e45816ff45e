using System;

namespace NumVid.Formats.Nv12.Positions;

/// <summary>A map of the earth, without the place of a grid on it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="First">Cone: its constant, negative where it opens to the south. Turned sphere: the latitude of the
/// centre of the turned coordinates. Plane of equal areas: that of its centre, on the sphere of equal areas. Cylinder:
/// not used.</param>
/// <param name="Meridian">The longitude of the middle or of that centre, in degrees.</param>
/// <param name="Eccentricity">That of the earth's figure, 0 for a sphere.</param>
internal readonly record struct MapProjection(
    PositionRule Rule, double First, double Meridian, double Eccentricity)
{
    private const int Rounds = 8;
    private const double HalfCircle = 180;

    /// <summary>Latitude of a place on the map in degrees.</summary>
    internal double Latitude(double x, double y) => Rule switch
    {
        PositionRule.Cone => (First < 0 ? -1 : 1) * LatitudeOfStretch(StretchOfRadius(Math.Sqrt((x * x) + (y * y)))),
        PositionRule.Cylinder => LatitudeOfStretch(ElementaryFunctions.Exponential(-y)),
        _ => LatitudeOfTurned(x, y),
    };

    /// <summary>Longitude of a place on the map in degrees, in any turn.</summary>
    internal double Longitude(double x, double y) => Rule switch
    {
        PositionRule.Cone => Meridian + (ElementaryFunctions.Angle(x, y) * ElementaryFunctions.Degrees / Math.Abs(
            First)),
        PositionRule.Cylinder => x,
        _ => LongitudeOfTurned(x, y),
    };

    /// <summary>The place on the map of a point in degrees.</summary>
    /// <remarks>Only a writer needs it.</remarks>
    internal (double X, double Y) Place(double latitude, double longitude)
    {
        if (Rule is PositionRule.TurnedSphere or PositionRule.EqualAreaPlane)
        {
            return PlaceOnTurned(latitude, longitude);
        }

        var stretch = StretchOf(First < 0 && Rule == PositionRule.Cone ? -latitude : latitude);
        var turn = longitude - Meridian;
        turn -= 2 * HalfCircle * Math.Round(turn / (2 * HalfCircle));
        if (Rule == PositionRule.Cylinder)
        {
            return (Meridian + turn, -ElementaryFunctions.Logarithm(stretch));
        }

        var cone = Math.Abs(First);
        var radius = cone == 1 || stretch == 0 ? stretch
            : ElementaryFunctions.Exponential(cone * ElementaryFunctions.Logarithm(stretch));
        var (sine, cosine) = ElementaryFunctions.SineAndCosine(cone * turn);
        return (radius * sine, radius * cosine);
    }

    private double StretchOfRadius(double radius)
    {
        var cone = Math.Abs(First);
        return cone == 1 || radius == 0 ? radius
            : ElementaryFunctions.Exponential(ElementaryFunctions.Logarithm(radius) / cone);
    }

    // The tangent of half the conformal distance from the pole.
    private double StretchOf(double latitude)
    {
        var (sine, cosine) = ElementaryFunctions.SineAndCosine(latitude);
        return cosine / (1 + sine) / Correction(sine);
    }

    private double LatitudeOfStretch(double stretch)
    {
        var latitude = 90 - (2 * ElementaryFunctions.ArcTangent(stretch) * ElementaryFunctions.Degrees);
        for (var round = 0; round < Rounds && Eccentricity != 0; round++)
        {
            var (sine, _) = ElementaryFunctions.SineAndCosine(latitude);
            latitude = 90
                - (2 * ElementaryFunctions.ArcTangent(stretch * Correction(sine)) * ElementaryFunctions.Degrees);
        }

        return latitude;
    }

    private double Correction(double sine)
    {
        if (Eccentricity == 0)
        {
            return 1;
        }

        var part = Eccentricity * sine;
        return ElementaryFunctions.Exponential(
            Eccentricity / 2 * ElementaryFunctions.Logarithm((1 - part) / (1 + part)));
    }

    private double LatitudeOfTurned(double x, double y)
    {
        var (across, ahead, up) = Turned(x, y);
        if (Eccentricity != 0)
        {
            return EqualAreas.Latitude(up, Eccentricity);
        }

        return ElementaryFunctions.Angle(up, Math.Sqrt((across * across) + (ahead * ahead)))
            * ElementaryFunctions.Degrees;
    }

    private double LongitudeOfTurned(double x, double y)
    {
        var (across, ahead, _) = Turned(x, y);
        return Meridian + (ElementaryFunctions.Angle(across, ahead) * ElementaryFunctions.Degrees);
    }

    // The point's direction, seen from the earth's centre, in the coordinates that are not turned.
    private (double Across, double Ahead, double Up) Turned(double x, double y)
    {
        var (sine, cosine) = ElementaryFunctions.SineAndCosine(First);
        if (Rule == PositionRule.EqualAreaPlane)
        {
            var square = (x * x) + (y * y);
            var part = Math.Sqrt(1 - (square / 4));
            var (north, front) = (y * part, 1 - (square / 2));
            return (x * part, (front * cosine) - (north * sine), (north * cosine) + (front * sine));
        }

        var (up, level) = ElementaryFunctions.SineAndCosine(y);
        var (sideways, forward) = ElementaryFunctions.SineAndCosine(x);
        var ahead = level * forward;
        return (level * sideways, (ahead * cosine) - (up * sine), (up * cosine) + (ahead * sine));
    }

    private (double X, double Y) PlaceOnTurned(double latitude, double longitude)
    {
        var (sine, cosine) = ElementaryFunctions.SineAndCosine(First);
        var (up, level) = ElementaryFunctions.SineAndCosine(latitude);
        if (Eccentricity != 0)
        {
            up = EqualAreas.Sine(up, Eccentricity);
            level = Math.Sqrt(Math.Max(0, (1 - up) * (1 + up)));
        }

        var (sideways, forward) = ElementaryFunctions.SineAndCosine(longitude - Meridian);
        var ahead = level * forward;
        var (across, front, above) = (level * sideways, (ahead * cosine) + (up * sine), (up * cosine) - (ahead * sine));
        if (Rule == PositionRule.EqualAreaPlane)
        {
            var scale = Math.Sqrt(2 / (1 + front));
            return (scale * across, scale * above);
        }

        return (
            ElementaryFunctions.Angle(across, front) * ElementaryFunctions.Degrees,
            ElementaryFunctions.Angle(above, Math.Sqrt((across * across) + (front * front)))
                * ElementaryFunctions.Degrees);
    }
}
