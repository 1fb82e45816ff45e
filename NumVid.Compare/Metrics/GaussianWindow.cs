using System;
using System.Linq;

namespace NumVid.Compare.Metrics;

/// <summary>Weighted means over windows of 11 x 11 points with a Gaussian of standard deviation 1.5.</summary>
/// <remarks>reference: Z. Wang, A. Bovik, H. Sheikh, E. Simoncelli, Image quality assessment (2004), section III.B. Only
/// windows that lie inside the plane are taken.</remarks>
internal static class GaussianWindow
{
    /// <summary>Points along each side of a window.</summary>
    internal const int Length = 11;

    private const double Sigma = 1.5;

    private static readonly double[] s_weights = Weights();

    /// <summary>The means of all windows, row by row.</summary>
    /// <param name="values">The plane, row-major.</param>
    /// <param name="rows">Its rows, at least <see cref="Length"/>.</param>
    /// <param name="columns">Its columns, at least <see cref="Length"/>.</param>
    internal static double[] Means(ReadOnlySpan<double> values, int rows, int columns)
    {
        var width = columns - Length + 1;
        var along = new double[rows * width];
        for (var row = 0; row < rows; row++)
        {
            for (var k = 0; k < Length; k++)
            {
                AddScaled(values.Slice((row * columns) + k, width), s_weights[k], along.AsSpan(row * width, width));
            }
        }

        var height = rows - Length + 1;
        var means = new double[height * width];
        for (var row = 0; row < height; row++)
        {
            for (var k = 0; k < Length; k++)
            {
                AddScaled(along.AsSpan((row + k) * width, width), s_weights[k], means.AsSpan(row * width, width));
            }
        }

        return means;
    }

    private static void AddScaled(ReadOnlySpan<double> values, double weight, Span<double> sums)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += weight * values[i];
        }
    }

    private static double[] Weights()
    {
        var weights = Enumerable.Range(0, Length)
            .Select(k => Math.Exp(-((k - (Length / 2.0) + 0.5) * (k - (Length / 2.0) + 0.5)) / (2 * Sigma * Sigma)))
            .ToArray();
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }
}
