using System;
using System.Linq;

namespace NumVid.Tests.Compare.Metrics;

/// <summary>The metrics as their definitions say, in several passes: the oracle of the one pass.</summary>
internal sealed record PlainLoops(
    int Count, double MeanError, double Bias, double MaxError, int MaxPosition, double MaxRelative, double Rmse, double Pearson)
{
    internal static PlainLoops Of(double[] x, double[] y)
    {
        var valid = Enumerable.Range(0, x.Length).Where(i => double.IsFinite(x[i]) && double.IsFinite(y[i])).ToArray();
        var errors = valid.Select(i => Math.Abs(y[i] - x[i])).ToArray();
        var largest = errors.Max();
        var meanX = valid.Average(i => x[i]);
        var meanY = valid.Average(i => y[i]);
        var covariance = valid.Sum(i => (x[i] - meanX) * (y[i] - meanY));
        var squaresX = valid.Sum(i => (x[i] - meanX) * (x[i] - meanX));
        var squaresY = valid.Sum(i => (y[i] - meanY) * (y[i] - meanY));
        return new PlainLoops(
            valid.Length,
            errors.Average(),
            valid.Average(i => y[i] - x[i]),
            largest,
            valid[Array.IndexOf(errors, largest)],
            valid.Max(i => x[i] == 0 ? 0 : Math.Abs(y[i] - x[i]) / Math.Abs(x[i])),
            Math.Sqrt(errors.Average(error => error * error)),
            covariance / Math.Sqrt(squaresX * squaresY));
    }
}
