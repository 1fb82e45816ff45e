using System;

namespace NumVid.Formats.Grib.Grids;

/// <summary>The latitudes of a Gaussian grid: arcsines of the roots of a Legendre polynomial.</summary>
/// <remarks>Computed here and not by ecCodes, whose iterator reads beyond its arrays when a damaged header has another
/// number of rows than its grid.</remarks>
internal static class GaussianLatitudes
{
    // Twice the finest grid in use; a header may claim 65535.
    internal const int MaxOrder = 8000;

    private const int MaxIterations = 20;
    private const double Precision = 1e-15;

    /// <summary>All latitudes from north to south in degrees.</summary>
    /// <param name="order">The rows between a pole and the equator, 1 to <see cref="MaxOrder"/>.</param>
    internal static double[] Compute(int order)
    {
        var rows = 2 * order;
        var latitudes = new double[rows];
        for (var row = 0; row < order; row++)
        {
            latitudes[row] = double.RadiansToDegrees(Math.Asin(FindRoot(rows, row)));
            latitudes[rows - 1 - row] = -latitudes[row];
        }

        return latitudes;
    }

    // Newton's method from the usual cosine estimate, which is close enough to converge to the right root.
    private static double FindRoot(int degree, int index)
    {
        var x = Math.Cos(Math.PI * (index + 0.75) / (degree + 0.5));
        for (var iteration = 0; iteration < MaxIterations; iteration++)
        {
            var (value, derivative) = Legendre(degree, x);
            var correction = value / derivative;
            x -= correction;
            if (Math.Abs(correction) < Precision)
            {
                break;
            }
        }

        return x;
    }

    private static (double Value, double Derivative) Legendre(int degree, double x)
    {
        var (before, value) = (1.0, x);
        for (var n = 2; n <= degree; n++)
        {
            (before, value) = (value, ((((2 * n) - 1) * x * value) - ((n - 1) * before)) / n);
        }

        return (value, degree * ((x * value) - before) / ((x * x) - 1));
    }
}
