using System;

namespace NumVid.Compare.Metrics;

/// <summary>The structural similarity of two planes: mean over windows of
/// (2 mx my + c1)(2 sxy + c2) / ((mx^2 + my^2 + c1)(sx^2 + sy^2 + c2)).</summary>
/// <remarks>reference: Wang et al. (2004), equation 13. Missing points weigh nothing in the windows that hold them, and
/// have no window of their own, as in A. Baker, A. Pinard, D. Hammerling (TVCG 2024).</remarks>
internal static class StructuralSimilarity
{
    /// <summary>The mean over all windows; null where the plane is too small for one, or all is missing.</summary>
    /// <param name="x">The first plane, row-major; NaN where missing.</param>
    /// <param name="y">The second.</param>
    /// <param name="rows">Their rows.</param>
    /// <param name="columns">Their columns.</param>
    /// <param name="c1">The constant beside the means.</param>
    /// <param name="c2">The constant beside the variances.</param>
    internal static double? Of(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, int rows, int columns, double c1, double c2)
    {
        if (rows < GaussianWindow.Length || columns < GaussianWindow.Length)
        {
            return null;
        }

        // Variances are taken about a pivot: those of temperatures in kelvin would drown in their squares.
        var pivot = PivotOf(x, y);
        var count = x.Length;
        var (valid, xs, ys) = (new double[count], new double[count], new double[count]);
        var (xx, yy, xy) = (new double[count], new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            if (double.IsFinite(x[i]) && double.IsFinite(y[i]))
            {
                (valid[i], xs[i], ys[i]) = (1, x[i] - pivot, y[i] - pivot);
                (xx[i], yy[i], xy[i]) = (xs[i] * xs[i], ys[i] * ys[i], xs[i] * ys[i]);
            }
        }

        double[] Means(double[] values) => GaussianWindow.Means(values, rows, columns);
        var weights = Means(valid);
        var (mx, my, mxx, myy, mxy) = (Means(xs), Means(ys), Means(xx), Means(yy), Means(xy));
        var (sum, windows) = (0.0, 0L);
        var width = columns - GaussianWindow.Length + 1;
        for (var i = 0; i < weights.Length; i++)
        {
            var centre = (((i / width) + (GaussianWindow.Length / 2)) * columns) + (i % width)
                + (GaussianWindow.Length / 2);
            if (valid[centre] == 0)
            {
                continue;
            }

            var weight = weights[i];
            var (a, b) = (mx[i] / weight, my[i] / weight);
            var varianceX = Math.Max(0, (mxx[i] / weight) - (a * a));
            var varianceY = Math.Max(0, (myy[i] / weight) - (b * b));
            var covariance = (mxy[i] / weight) - (a * b);
            (a, b) = (a + pivot, b + pivot);
            sum += ((2 * a * b) + c1) * ((2 * covariance) + c2)
                / (((a * a) + (b * b) + c1) * (varianceX + varianceY + c2));
            windows++;
        }

        return windows == 0 ? null : sum / windows;
    }

    private static double PivotOf(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (sum, count) = (0.0, 0L);
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsFinite(x[i]) && double.IsFinite(y[i]))
            {
                sum += x[i];
                count++;
            }
        }

        return count == 0 ? 0 : sum / count;
    }
}
