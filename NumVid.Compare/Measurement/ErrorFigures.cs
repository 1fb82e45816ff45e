using System.Linq;
using NumVid.Compare.Metrics;
using NumVid.Compare.Results;

namespace NumVid.Compare.Measurement;

/// <summary>Puts the errors of one variable into its row.</summary>
internal static class ErrorFigures
{
    /// <summary>The row with all error metrics.</summary>
    /// <param name="row">The row so far.</param>
    /// <param name="sums">The finished sums of the variable.</param>
    /// <param name="frameDimension">The name of the axis of frames; null without one.</param>
    internal static ComparisonRow AddTo(ComparisonRow row, DifferenceSums sums, string? frameDimension) => row with
    {
        Metrics = MetricValues.Of(sums),
        RankHistogram = sums.Further?.Ensemble is { OriginalRanks: { } original, DecodedRanks: { } decoded }
            ? new RankHistogram(original, decoded) : null,
        ErrorByFrame = frameDimension is null ? null : ByFrame(sums, frameDimension),
    };

    private static FrameErrors ByFrame(DifferenceSums sums, string dimension)
    {
        var entries = Enumerable.Range(0, sums.ByFrame.Count).ToArray();
        return new FrameErrors(
            dimension, sums.Layout.FrameCount, sums.ByFrame.FramesPerEntry,
            [.. entries.Select(sums.ByFrame.MeanOf)], [.. entries.Select(sums.ByFrame.LargestOf)]);
    }
}
