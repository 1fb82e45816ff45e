namespace NumVid.Compare.Metrics;

/// <summary>Mean error: mean abs(d), in the variable's unit.</summary>
/// <remarks>reference: the seed study's "Erreur moy", which divides it by the range; here it is not divided.</remarks>
internal static class MeanError
{
    /// <summary>The metric, or null without a valid point.</summary>
    internal static double? Of(DifferenceSums sums) =>
        sums.ValidCount == 0 ? null : sums.SumOfAbsolutes / sums.ValidCount;
}
