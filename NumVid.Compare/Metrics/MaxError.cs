namespace NumVid.Compare.Metrics;

/// <summary>Maximum error: max abs(d), in the variable's unit.</summary>
/// <remarks>The largest of the absolute differences, not the absolute value of the largest difference, which would
/// not see a large negative error.</remarks>
internal static class MaxError
{
    /// <summary>The metric, or null without a valid point or beyond a double.</summary>
    internal static double? Of(DifferenceTotals sums) =>
        sums.ValidCount == 0 ? null : Finite.OrNull(sums.LargestAbsolute);

    /// <summary>Where it is, one index an axis, the first of equals in row-major order; null when there is no
    /// error.</summary>
    internal static int[]? IndexOf(DifferenceSums sums) =>
        sums.Total.LargestPosition < 0 ? null : sums.Layout.IndexOf(sums.Total.LargestPosition);

    /// <summary>The frame in which it is; null when there is no error, or no axis of frames.</summary>
    internal static int? FrameOf(DifferenceSums sums) =>
        sums.Layout.FrameAxis is { } axis ? IndexOf(sums)?[axis] : null;
}
