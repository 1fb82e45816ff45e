using System;
using System.Collections.Generic;

namespace NumVid.Compare.Metrics;

/// <summary>The metrics that are measured where they are asked for; null elsewhere.</summary>
internal static class FurtherMetrics
{
    /// <summary>The share of points with abs(d) / abs(x) above 1e-4.</summary>
    internal static Metric<double?> SpatialRelativeError { get; } = One(
        "spatialRelativeError", "off by 1e-4", further => further.Points.SpatialRelativeError);

    /// <summary>The smallest decoded value less the smallest original.</summary>
    internal static Metric<double?> LowestValueError { get; } = OfVariable(
        "lowestValueError", "of min", further => further.Points.LowestValueError);

    /// <summary>The largest decoded value less the largest original.</summary>
    internal static Metric<double?> HighestValueError { get; } = OfVariable(
        "highestValueError", "of max", further => further.Points.HighestValueError);

    /// <summary>Points whose sign changed.</summary>
    internal static Metric<long?> SignFlips { get; } = new(sums => sums.Further?.Points.SignFlips)
    {
        Name = "signFlips",
        Unit = MetricUnit.None,
        Table = MetricTable.Further,
        TableHeading = "sign flips",
    };

    /// <summary>Points that were not negative and are.</summary>
    internal static Metric<long?> NewNegatives { get; } = new(sums => sums.Further?.Points.NewNegatives)
    {
        Name = "newNegatives",
        Unit = MetricUnit.None,
        Table = MetricTable.Further,
        TableHeading = "new negatives",
    };

    /// <summary>Structural similarity with L = R, mean over all planes.</summary>
    internal static Metric<double?> Ssim { get; } = One("ssim", "1 - SSIM", further => further.Ssim.Mean, r => 1 - r);

    /// <summary>Structural similarity of data, mean over time, smallest of the levels.</summary>
    internal static Metric<double?> Dssim { get; } =
        One("dssim", "1 - DSSIM", further => further.Dssim.Worst, r => 1 - r);

    /// <summary>The p-value of the two-sample Kolmogorov-Smirnov test.</summary>
    internal static Metric<double?> KolmogorovSmirnovP { get; } =
        One("ksPValue", "KS p", further => further.Distribution.PValue);

    /// <summary>The largest error of the radially averaged power spectrum, in dB.</summary>
    internal static Metric<double?> SpectralError { get; } = new(sums => sums.Further?.Spectrum.LargestDecibels)
    {
        Name = "spectralError",
        Unit = MetricUnit.Decibel,
        Table = MetricTable.Further,
        TableHeading = "spectrum dB",
    };

    /// <summary>The first wavenumber whose power is off by more than 1 dB.</summary>
    internal static Metric<int?> SpectralWavenumber { get; } = new(sums => sums.Further?.Spectrum.FirstNoticeable)
    {
        Name = "spectralWavenumber",
        Unit = MetricUnit.None,
        Table = MetricTable.Further,
        TableHeading = "1 dB at",
    };

    /// <summary>RMSE of the gradient's norm, per grid step.</summary>
    internal static Metric<double?> GradientRmse { get; } = OfVariable(
        "gradientRmse", "gradient RMSE", further => further.Gradient.Rmse);

    /// <summary>The largest error of the gradient's norm, per grid step.</summary>
    internal static Metric<double?> GradientMaxError { get; } = OfVariable(
        "gradientMaxError", "gradient max", further => further.Gradient.Largest);

    /// <summary>Correlation of the error with that of the next column.</summary>
    internal static Metric<double?> WhitenessX { get; } =
        One("whitenessX", "white x", further => further.Whiteness.X.Value);

    /// <summary>Correlation of the error with that of the next row.</summary>
    internal static Metric<double?> WhitenessY { get; } =
        One("whitenessY", "white y", further => further.Whiteness.Y.Value);

    /// <summary>Correlation of the error with that of the next frame.</summary>
    internal static Metric<double?> WhitenessFrames { get; } =
        One("whitenessFrames", "white t", further => further.Whiteness.Frames.Value);

    /// <summary>The share of the real information of the original's bits that is left.</summary>
    internal static Metric<double?> PreservedInformation { get; } =
        One("preservedInformation", "information", further => further.Bits.Preserved);

    /// <summary>What the mean over the area is off by.</summary>
    internal static Metric<double?> AreaMeanError { get; } = OfVariable(
        "areaMeanError", "area mean", further => further.Area.MeanError);

    /// <summary>RMSE weighted by area.</summary>
    internal static Metric<double?> AreaRmse { get; } = OfVariable("areaRmse", "area RMSE", further => further.Area.Rmse);

    /// <summary>RMSE / spread of the ensemble.</summary>
    internal static Metric<double?> ErrorToSpread { get; } =
        One("errorToSpread", "error/spread", further => further.Ensemble.ErrorToSpread);

    /// <summary>Change of the CRPS against the first member.</summary>
    internal static Metric<double?> CrpsChange { get; } = OfVariable(
        "crpsChange", "CRPS change", further => further.Ensemble.CrpsChange);

    /// <summary>The share of points that change their place in the rank histogram of the first member.</summary>
    internal static Metric<double?> RankDistance { get; } =
        One("rankDistance", "ranks", further => further.Ensemble.RankDistance);

    /// <summary>All of them, in the order of result.json.</summary>
    internal static IReadOnlyList<Metric> All { get; } =
    [
        SpatialRelativeError, LowestValueError, HighestValueError, SignFlips, NewNegatives, Ssim, Dssim,
        KolmogorovSmirnovP, SpectralError, SpectralWavenumber, GradientRmse, GradientMaxError, WhitenessX, WhitenessY,
        WhitenessFrames, PreservedInformation, AreaMeanError, AreaRmse, ErrorToSpread, CrpsChange, RankDistance,
    ];

    private static Metric<double?> One(
        string name, string heading, Func<FurtherSums, double?> formula, Func<double, double>? shown = null) =>
        new(sums => sums.Further is { } further ? formula(further) : null)
        {
            Name = name,
            Unit = MetricUnit.One,
            Table = MetricTable.Further,
            TableHeading = heading,
            TableValue = shown,
        };

    private static Metric<double?> OfVariable(string name, string heading, Func<FurtherSums, double?> formula) =>
        new(sums => sums.Further is { } further ? formula(further) : null)
        {
            Name = name,
            Unit = MetricUnit.OfVariable,
            Table = MetricTable.Further,
            TableHeading = heading,
        };
}
