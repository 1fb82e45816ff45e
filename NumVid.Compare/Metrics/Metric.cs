using System;

namespace NumVid.Compare.Metrics;

/// <summary>A figure of the difference between a field and what came back: how it is computed, and how reports show
/// it.</summary>
/// <remarks>Every metric is of one variable: those of several have different units and ranges, and do not add
/// up.</remarks>
internal abstract class Metric
{
    /// <summary>Its name in result.json and errors.csv.</summary>
    internal required string Name { get; init; }

    /// <summary>What it is counted in.</summary>
    internal required MetricUnit Unit { get; init; }

    /// <summary>Its heading on the page; null when it is not shown there.</summary>
    internal string? PageHeading { get; init; }

    /// <summary>Its table for the terminal.</summary>
    internal MetricTable Table { get; init; }

    /// <summary>Its heading there; null: that of the page.</summary>
    internal string? TableHeading { get; init; }

    /// <summary>Digits behind the point on the page; null: as many as mean something.</summary>
    internal int? PageDecimals { get; init; }

    /// <summary>Digits behind the point in tables for the terminal; null: as many as mean something.</summary>
    internal int? TableDecimals { get; init; }

    /// <summary>What tables for the terminal show of it; null: the figure itself.</summary>
    internal Func<double, double>? TableValue { get; init; }

    /// <summary>The word that stands in tables for the terminal instead of the figure, if any.</summary>
    internal Func<MetricValues, string?> TableWord { get; init; } = _ => null;

    /// <summary>Whether an exact field has none, because it would be infinite.</summary>
    internal bool IsInfiniteWhenExact { get; init; }

    /// <summary>The type of its values.</summary>
    internal abstract Type ValueType { get; }

    /// <summary>Computes it.</summary>
    /// <param name="sums">The finished sums of a variable.</param>
    /// <returns>The figure, or null where it has no meaning.</returns>
    internal abstract object? Of(DifferenceSums sums);
}
