using System;

namespace NumVid.Compare.Metrics;

/// <summary>A metric with values of one type.</summary>
/// <typeparam name="T">A number or a place, nullable.</typeparam>
/// <param name="formula">Computes it; null where it has no meaning.</param>
internal sealed class Metric<T>(Func<DifferenceSums, T?> formula) : Metric
{
    /// <inheritdoc/>
    internal override Type ValueType => typeof(T);

    /// <inheritdoc/>
    internal override object? Of(DifferenceSums sums) => formula(sums);
}
