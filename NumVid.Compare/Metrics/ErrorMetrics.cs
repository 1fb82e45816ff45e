using System;
using System.Collections.Generic;

namespace NumVid.Compare.Metrics;

/// <summary>The table of metrics: an entry here, and its formula, is all that a metric is.</summary>
/// <remarks>Rows, result.json, errors.csv, the page and the tables for the terminal are made from it, in this
/// order.</remarks>
internal static class ErrorMetrics
{
    /// <summary>Mean abs(d).</summary>
    internal static Metric<double?> MeanError { get; } = new(Of(Metrics.MeanError.Of))
    {
        Name = "meanError",
        Unit = MetricUnit.OfVariable,
        PageHeading = "mean",
        Table = MetricTable.Main,
    };

    /// <summary>Mean abs(d) / (max(x) - min(x)).</summary>
    internal static Metric<double?> RangeRelativeMeanError { get; } = new(Of(Metrics.RangeRelativeMeanError.Of))
    {
        Name = "rangeRelativeMeanError",
        Unit = MetricUnit.One,
        PageHeading = "mean/range",
        Table = MetricTable.More,
    };

    /// <summary>Mean d.</summary>
    internal static Metric<double?> Bias { get; } = new(Of(Metrics.Bias.Of))
    {
        Name = "bias",
        Unit = MetricUnit.OfVariable,
        PageHeading = "bias",
        Table = MetricTable.More,
    };

    /// <summary>Max abs(d).</summary>
    internal static Metric<double?> MaxError { get; } = new(Of(Metrics.MaxError.Of))
    {
        Name = "maxError",
        Unit = MetricUnit.OfVariable,
        PageHeading = "max",
        Table = MetricTable.Main,
    };

    /// <summary>Where the largest error is, one index a dimension; the first in row-major order; null when
    /// exact.</summary>
    internal static Metric<IReadOnlyList<int>> MaxErrorIndex { get; } = new(Metrics.MaxError.IndexOf)
    {
        Name = "maxErrorIndex",
        Unit = MetricUnit.None,
        Table = MetricTable.More,
        TableHeading = "max at",
    };

    /// <summary>The frame of the largest error; null when exact or without an axis of frames.</summary>
    internal static Metric<int?> MaxErrorFrame { get; } = new(Metrics.MaxError.FrameOf)
    {
        Name = "maxErrorFrame",
        Unit = MetricUnit.None,
    };

    /// <summary>Max abs(d) / (max(x) - min(x)).</summary>
    internal static Metric<double?> RangeRelativeMaxError { get; } = new(Of(Metrics.RangeRelativeMaxError.Of))
    {
        Name = "rangeRelativeMaxError",
        Unit = MetricUnit.One,
        PageHeading = "max/range",
        Table = MetricTable.Main,
    };

    /// <summary>Points where x is 0 and y is not.</summary>
    internal static Metric<long?> ChangedZeros { get; } = new(sums => sums.Total.ChangedZeros)
    {
        Name = "changedZeros",
        Unit = MetricUnit.None,
    };

    /// <summary>Max abs(d) / abs(x), 0 where x = y = 0; null when infinite, which it is with a changed zero.</summary>
    internal static Metric<double?> PointwiseRelativeMaxError { get; } = new(Of(Metrics.PointwiseRelativeMaxError.Of))
    {
        Name = "pointwiseRelativeMaxError",
        Unit = MetricUnit.One,
        PageHeading = "max relative",
        Table = MetricTable.More,
        TableHeading = "max/|x|",
        TableWord = values => values.Of(ChangedZeros) > 0 ? "infinite" : null,
    };

    /// <summary>Sqrt(mean d^2).</summary>
    internal static Metric<double?> Rmse { get; } = new(Of(RootMeanSquareError.Of))
    {
        Name = "rmse",
        Unit = MetricUnit.OfVariable,
        PageHeading = "RMSE",
        Table = MetricTable.Main,
    };

    /// <summary>Sqrt(mean d^2) / (max(x) - min(x)).</summary>
    internal static Metric<double?> Nrmse { get; } = new(Of(NormalizedRootMeanSquareError.Of))
    {
        Name = "nrmse",
        Unit = MetricUnit.One,
        PageHeading = "NRMSE",
    };

    /// <summary>Range PSNR in dB; null when exact or constant.</summary>
    internal static Metric<double?> Psnr { get; } = new(Of(PeakSignalToNoiseRatio.Of))
    {
        Name = "psnr",
        Unit = MetricUnit.Decibel,
        PageHeading = "PSNR",
        PageDecimals = 2,
        IsInfiniteWhenExact = true,
        Table = MetricTable.Main,
        TableHeading = "PSNR dB",
        TableDecimals = 2,
    };

    /// <summary>Pearson's correlation of x and y; null where one of them is constant.</summary>
    internal static Metric<double?> PearsonR { get; } = new(Of(PearsonCorrelation.Of))
    {
        Name = "pearsonR",
        Unit = MetricUnit.One,
        PageHeading = "Pearson r",
        PageDecimals = 8,
        Table = MetricTable.More,
        TableHeading = "1 - r",
        TableValue = r => 1 - r,
    };

    /// <summary>All metrics, in the order of result.json.</summary>
    internal static IReadOnlyList<Metric> All { get; } =
    [
        MeanError, RangeRelativeMeanError, Bias, MaxError, MaxErrorIndex, MaxErrorFrame, RangeRelativeMaxError,
        PointwiseRelativeMaxError, ChangedZeros, Rmse, Nrmse, Psnr, PearsonR, .. FurtherMetrics.All,
    ];

    private static Func<DifferenceSums, double?> Of(Func<DifferenceTotals, double?> formula) =>
        sums => formula(sums.Total);
}
