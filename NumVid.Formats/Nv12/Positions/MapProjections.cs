using System;

namespace NumVid.Formats.Nv12.Positions;

/// <summary>Maps by what their users say of them.</summary>
internal static class MapProjections
{
    private const double NoDifference = 1e-9;

    /// <summary>Lambert's conformal cone; null where it is no cone.</summary>
    /// <param name="meridian">The middle, in degrees.</param>
    /// <param name="first">A parallel that is true, in degrees.</param>
    /// <param name="second">The other one; the same where there is one.</param>
    /// <param name="eccentricity">That of the earth's figure.</param>
    internal static MapProjection? Cone(double meridian, double first, double second, double eccentricity)
    {
        var (sine, _) = ElementaryFunctions.SineAndCosine(first);
        var cone = Math.Abs(first - second) < NoDifference
            ? sine
            : (LogarithmOfRadius(first, eccentricity) - LogarithmOfRadius(second, eccentricity))
                / (LogarithmOfStretch(first, eccentricity) - LogarithmOfStretch(second, eccentricity));
        return double.IsFinite(cone) && Math.Abs(cone) is > 1e-3 and <= 1
            ? new MapProjection(PositionRule.Cone, cone, meridian, eccentricity)
            : null;
    }

    /// <summary>A polar stereographic map: a cone that is flat.</summary>
    internal static MapProjection Plane(double meridian, bool isSouthern, double eccentricity) =>
        new(PositionRule.Cone, isSouthern ? -1 : 1, meridian, eccentricity);

    /// <summary>Mercator's map.</summary>
    internal static MapProjection Cylinder(double eccentricity) => new(PositionRule.Cylinder, 0, 0, eccentricity);

    /// <summary>A sphere that was turned, by where its north pole is.</summary>
    internal static MapProjection TurnedSphere(double poleLatitude, double poleLongitude) =>
        new(PositionRule.TurnedSphere, 90 - poleLatitude,
            poleLongitude > 0 ? poleLongitude - 180 : poleLongitude + 180, 0);

    /// <summary>Lambert's azimuthal map of equal areas.</summary>
    internal static MapProjection EqualAreaPlane(double latitude, double longitude, double eccentricity)
    {
        var (sine, cosine) = ElementaryFunctions.SineAndCosine(latitude);
        if (eccentricity != 0)
        {
            sine = EqualAreas.Sine(sine, eccentricity);
            cosine = Math.Sqrt(Math.Max(0, (1 - sine) * (1 + sine)));
        }

        return new(
            PositionRule.EqualAreaPlane, ElementaryFunctions.Angle(sine, cosine) * ElementaryFunctions.Degrees,
            longitude, eccentricity);
    }

    private static double LogarithmOfRadius(double latitude, double eccentricity)
    {
        var (sine, cosine) = ElementaryFunctions.SineAndCosine(latitude);
        return ElementaryFunctions.Logarithm(cosine / Math.Sqrt(1 - (eccentricity * eccentricity * sine * sine)));
    }

    private static double LogarithmOfStretch(double latitude, double eccentricity)
    {
        var (sine, cosine) = ElementaryFunctions.SineAndCosine(latitude);
        var part = eccentricity * sine;
        return ElementaryFunctions.Logarithm(cosine / (1 + sine))
            - (eccentricity / 2 * ElementaryFunctions.Logarithm((1 - part) / (1 + part)));
    }
}
