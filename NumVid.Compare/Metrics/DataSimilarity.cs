using System;

namespace NumVid.Compare.Metrics;

/// <summary>DSSIM, the structural similarity of data: of both planes scaled to 256 levels between their common
/// extremes.</summary>
/// <remarks>reference: A. Baker, A. Pinard, D. Hammerling, On a structural similarity index approach for floating-point
/// data (TVCG 2024); their implementation in ldcpy has c1 = c2 = 1e-8.</remarks>
internal static class DataSimilarity
{
    private const double Constant = 1e-8;
    private const double Levels = 255;

    /// <summary>The DSSIM of two planes; null where they are too small for a window, or all is missing.</summary>
    internal static double? Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int rows, int columns)
    {
        var (minimum, maximum) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsFinite(x[i]) && double.IsFinite(y[i]))
            {
                minimum = Math.Min(minimum, Math.Min(x[i], y[i]));
                maximum = Math.Max(maximum, Math.Max(x[i], y[i]));
            }
        }

        return StructuralSimilarity.Of(
            Scaled(x, minimum, maximum - minimum), Scaled(y, minimum, maximum - minimum), rows, columns,
            Constant, Constant);
    }

    private static double[] Scaled(ReadOnlySpan<double> values, double minimum, double range)
    {
        var scaled = values.ToArray();
        if (range > 0)
        {
            for (var i = 0; i < scaled.Length; i++)
            {
                scaled[i] = Math.Round((scaled[i] - minimum) / range * Levels) / Levels;
            }
        }

        return scaled;
    }
}
