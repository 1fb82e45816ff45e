namespace NumVid.Compare.Metrics;

/// <summary>Maximum error: max abs(d), in the variable's unit.</summary>
/// <remarks>The largest of the absolute differences, not the absolute value of the largest difference, which would
/// not see a large negative error.</remarks>
internal static class MaxError
{
    /// <summary>The metric, or null without a valid point.</summary>
    internal static double? Of(DifferenceSums sums) => sums.ValidCount == 0 ? null : sums.LargestAbsolute;
}
