using System;

namespace NumVid.Formats.Projections;

/// <summary>The sphere of an ellipsoid's surface, with latitudes that keep areas.</summary>
/// <remarks>Formulas of Snyder, Map Projections - A Working Manual (USGS 1395), section 3.</remarks>
internal sealed class AuthalicSphere
{
    private const int MostSteps = 30;
    private const double Enough = 1e-14;

    private readonly double _eccentricity;
    private readonly double _atPole;

    internal AuthalicSphere(Ellipsoid earth)
    {
        _eccentricity = earth.Eccentricity;
        _atPole = Area(Math.PI / 2);
        Radius = earth.MajorAxis * Math.Sqrt(_atPole / 2);
    }

    /// <summary>The radius of the sphere in metres.</summary>
    internal double Radius { get; }

    /// <summary>Twice the sine of a latitude in radians on a sphere; q of Snyder.</summary>
    internal double Area(double latitude)
    {
        var (e, sine) = (_eccentricity, Math.Sin(latitude));
        return e == 0 ? 2 * sine
            : (1 - (e * e)) * ((sine / (1 - (e * e * sine * sine))) + (Math.Atanh(e * sine) / e));
    }

    /// <summary>The latitude on the sphere, in radians.</summary>
    internal double ToSphere(double latitude) => Math.Asin(Math.Clamp(Area(latitude) / _atPole, -1, 1));

    /// <summary>The latitude in radians of a number that <see cref="Area"/> gives.</summary>
    internal double FromArea(double area)
    {
        if (Math.Abs(area) >= _atPole * (1 - 1e-15))
        {
            return Math.CopySign(Math.PI / 2, area);
        }

        // Newton's method; near a pole the derivative vanishes and steps become small by themselves.
        var (e, latitude) = (_eccentricity, Math.Asin(area / _atPole));
        for (var step = 0; e != 0 && step < MostSteps; step++)
        {
            var (sine, cosine) = Math.SinCos(latitude);
            var part = 1 - (e * e * sine * sine);
            var change = (area - Area(latitude)) * part * part / (2 * (1 - (e * e)) * cosine);
            latitude = Math.Clamp(latitude + change, -Math.PI / 2, Math.PI / 2);
            if (Math.Abs(change) < Enough || Math.Abs(latitude) == Math.PI / 2)
            {
                break;
            }
        }

        return latitude;
    }

    /// <summary>The latitude on the ellipsoid of one on the sphere, in radians.</summary>
    internal double FromSphere(double latitude) => FromArea(_atPole * Math.Sin(latitude));
}
