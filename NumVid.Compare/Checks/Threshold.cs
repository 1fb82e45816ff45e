using System;
using System.Globalization;
using NumVid.Compare.Metrics;

namespace NumVid.Compare.Checks;

/// <summary>What a metric has to reach, or may not exceed.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="IsLeast">Whether the limit is the least that passes; else it is the most.</param>
/// <param name="Limit">The limit, which itself passes.</param>
internal sealed record Threshold(Metric Metric, bool IsLeast, double Limit)
{
    /// <summary>The check as it is written: <c>dssim&gt;=0.995</c>.</summary>
    internal string Name => string.Create(
        CultureInfo.InvariantCulture, $"{Metric.Name}{(IsLeast ? ">=" : "<=")}{Limit:R}");

    /// <summary>Decides for one variable.</summary>
    /// <param name="values">What was measured of it.</param>
    internal ThresholdCheck Decide(MetricValues values) => values.Of(Metric) is { } figure
        ? Decide(Convert.ToDouble(figure, CultureInfo.InvariantCulture))
        : new ThresholdCheck(Name, null, null);

    private ThresholdCheck Decide(double figure) =>
        new(Name, figure, IsLeast ? figure >= Limit : figure <= Limit);
}
