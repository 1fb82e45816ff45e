using System.Collections.Generic;
using System.Linq;

namespace NumVid.Compare.Metrics;

/// <summary>What was measured of one variable, metric by metric.</summary>
internal sealed class MetricValues
{
    private readonly Dictionary<Metric, object?> _values;

    private MetricValues(Dictionary<Metric, object?> values) => _values = values;

    /// <summary>Nothing measured.</summary>
    internal static MetricValues None { get; } = new([]);

    /// <summary>All metrics of a variable.</summary>
    /// <param name="sums">Its finished sums.</param>
    internal static MetricValues Of(DifferenceSums sums) =>
        new(ErrorMetrics.All.ToDictionary(metric => metric, metric => metric.Of(sums)));

    /// <summary>The figure, or null where it was not measured or has no meaning.</summary>
    internal T? Of<T>(Metric<T> metric) => (T?)Of((Metric)metric);

    /// <summary>The figure as it is, or null where it was not measured or has no meaning.</summary>
    internal object? Of(Metric metric) => _values.GetValueOrDefault(metric);

    /// <summary>The same with another figure.</summary>
    internal MetricValues With<T>(Metric<T> metric, T? value) =>
        new(new Dictionary<Metric, object?>(_values) { [metric] = value });
}
