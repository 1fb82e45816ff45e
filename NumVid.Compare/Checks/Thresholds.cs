using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Compare.Metrics;

namespace NumVid.Compare.Checks;

/// <summary>The thresholds that literature has for lossy compression of weather and climate data, and others that a
/// user sets.</summary>
internal static class Thresholds
{
    /// <summary>The word for the published ones.</summary>
    internal const string Published = "published";

    /// <summary>Published thresholds. reference: A. Baker et al., Toward a multi-method approach (2017) for Pearson's r
    /// and the Kolmogorov-Smirnov test at 5 %; ldcpy for the spatial relative error and DSSIM; enstools for SSIM;
    /// M. Klöwer et al. (2021) for the preserved information.</summary>
    internal static IReadOnlyList<Threshold> All { get; } =
    [
        new(ErrorMetrics.PearsonR, IsLeast: true, 0.99999),
        new(FurtherMetrics.KolmogorovSmirnovP, IsLeast: true, 0.05),
        new(FurtherMetrics.SpatialRelativeError, IsLeast: false, 0.05),
        new(FurtherMetrics.Dssim, IsLeast: true, 0.995),
        new(FurtherMetrics.Ssim, IsLeast: true, 0.99),
        new(FurtherMetrics.PreservedInformation, IsLeast: true, 0.99),
    ];

    /// <summary>Reads thresholds: <c>dssim&gt;=0.9995,signFlips&lt;=0</c>; the word <c>published</c> stands for
    /// all published ones.</summary>
    /// <exception cref="UsageException">A clause is none, or its metric is unknown.</exception>
    internal static IReadOnlyList<Threshold> Parse(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries).SelectMany(ParseClause)];

    private static IReadOnlyList<Threshold> ParseClause(string clause)
    {
        if (clause == Published)
        {
            return All;
        }

        var parts = clause.Split([">=", "<="], StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var limit)
            || !double.IsFinite(limit))
        {
            throw new UsageException(
                $"'--checks {clause}' is no threshold: write METRIC>=NUMBER or METRIC<=NUMBER, for example 'dssim>=0.9995', "
                + $"or '{Published}'.");
        }

        var known = ErrorMetrics.All.Where(IsNumber).ToArray();
        var metric = Array.Find(known, metric => metric.Name.Equals(parts[0], StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException(
                $"'--checks {clause}': there is no metric '{parts[0]}'; there are "
                + string.Join(", ", known.Select(metric => metric.Name)) + ".");
        return [new(metric, clause.Contains(">=", StringComparison.Ordinal), limit)];
    }

    private static bool IsNumber(Metric metric) =>
        Nullable.GetUnderlyingType(metric.ValueType) is { } type && type != typeof(bool);
}
