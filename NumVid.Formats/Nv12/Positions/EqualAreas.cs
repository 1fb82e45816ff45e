using System;

namespace NumVid.Formats.Nv12.Positions;

/// <summary>The sphere on which an ellipsoid's zones keep their areas.</summary>
internal static class EqualAreas
{
    private const int Rounds = 10;

    /// <summary>The sine of the latitude on the sphere, from that on the ellipsoid.</summary>
    internal static double Sine(double sine, double eccentricity) =>
        AreaTo(sine, eccentricity) / AreaTo(1, eccentricity);

    /// <summary>The latitude on the ellipsoid in degrees, from the sine of that on the sphere.</summary>
    internal static double Latitude(double sine, double eccentricity)
    {
        var area = sine * AreaTo(1, eccentricity);
        var found = area / 2;
        for (var round = 0; round < Rounds; round++)
        {
            found += (area - AreaTo(found, eccentricity)) / 2;
        }

        var square = (1 - found) * (1 + found);
        return ElementaryFunctions.Angle(found, square > 0 ? Math.Sqrt(square) : 0) * ElementaryFunctions.Degrees;
    }

    // The area between the equator and a latitude, in units that are nearly twice its sine.
    private static double AreaTo(double sine, double eccentricity)
    {
        var part = eccentricity * sine;
        return (sine / (1 - (part * part)))
            + (ElementaryFunctions.Logarithm((1 + part) / (1 - part)) / (2 * eccentricity));
    }
}
