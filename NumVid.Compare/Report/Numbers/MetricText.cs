using System;
using System.Collections.Generic;
using NumVid.Compare.Metrics;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Numbers;

/// <summary>Writes metrics for people.</summary>
internal static class MetricText
{
    /// <summary>What stands for a figure that would be infinite because nothing was lost.</summary>
    internal const string Exact = "exact";

    /// <summary>The unit of a metric; empty for counts and places.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="unit">The variable's unit.</param>
    internal static string UnitOf(Metric metric, string unit) => metric.Unit switch
    {
        MetricUnit.OfVariable => unit,
        MetricUnit.Decibel => "dB",
        MetricUnit.One => "1",
        _ => "",
    };

    /// <summary>A figure in a table for the terminal.</summary>
    internal static string InTable(Metric metric, ComparisonRow row) =>
        metric.TableWord(row.Metrics) is { } word ? word
        : metric.IsInfiniteWhenExact && row.Exact == true ? Exact
        : row.Metrics.Of(metric) switch
        {
            null => Figure.None,
            double figure => Number(metric.TableValue is { } shown ? shown(figure) : figure, metric.TableDecimals),
            IReadOnlyList<int> place => string.Join(',', place),
            var count => Figure.Count(Convert.ToInt64(count, System.Globalization.CultureInfo.InvariantCulture)),
        };

    /// <summary>A number with so many digits behind the point, or as many as mean something.</summary>
    internal static string Number(double? figure, int? decimals) =>
        decimals is { } count ? Figure.Fixed(figure, count) : Figure.Significant(figure);
}
