using System;

namespace NumVid.Formats.Projections;

/// <summary>The figure of the earth that a map assumes.</summary>
/// <param name="MajorAxis">The equator's radius in metres.</param>
/// <param name="MinorAxis">The distance from the centre to a pole in metres; equal on a sphere.</param>
/// <remarks>Formulas of Snyder, Map Projections - A Working Manual (USGS 1395), sections 3 and 14.</remarks>
internal readonly record struct Ellipsoid(double MajorAxis, double MinorAxis)
{
    // Newton would be faster; this gains three digits a step.
    private const int MostSteps = 20;
    private const double Enough = 1e-14;

    /// <summary>The first eccentricity; 0 of a sphere.</summary>
    internal double Eccentricity { get; } =
        Math.Sqrt(Math.Max(0, 1 - (MinorAxis / MajorAxis * (MinorAxis / MajorAxis))));

    /// <summary>The factor by which conformal maps stretch a latitude in radians; tan(pi/4 + latitude/2) on a
    /// sphere.</summary>
    internal double Stretch(double latitude)
    {
        var stretch = Math.Tan((Math.PI / 4) + (latitude / 2));
        return MajorAxis == MinorAxis ? stretch : stretch / Correction(latitude);
    }

    /// <summary>The latitude in radians that is stretched by a factor.</summary>
    internal double Unstretch(double stretch)
    {
        var latitude = LatitudeOf(stretch);
        if (MajorAxis == MinorAxis)
        {
            return latitude;
        }

        for (var step = 0; step < MostSteps; step++)
        {
            var next = LatitudeOf(stretch * Correction(latitude));
            if (Math.Abs(next - latitude) < Enough)
            {
                return next;
            }

            latitude = next;
        }

        return latitude;
    }

    /// <summary>The radius of a parallel in metres.</summary>
    internal double ParallelRadius(double latitude)
    {
        var sine = Eccentricity * Math.Sin(latitude);
        return MajorAxis * Math.Cos(latitude) / Math.Sqrt(1 - (sine * sine));
    }

    /// <summary>The distance from a pole, in metres, at which a polar map that is true there puts a point, times the
    /// point's stretch.</summary>
    internal double PolarScale()
    {
        var e = Eccentricity;
        return 2 * MajorAxis / Math.Sqrt(Math.Pow(1 + e, 1 + e) * Math.Pow(1 - e, 1 - e));
    }

    private static double LatitudeOf(double stretch) => (2 * Math.Atan(stretch)) - (Math.PI / 2);

    private double Correction(double latitude)
    {
        var sine = Eccentricity * Math.Sin(latitude);
        return Math.Pow((1 + sine) / (1 - sine), Eccentricity / 2);
    }
}
