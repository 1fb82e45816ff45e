namespace NumVid.Compare.Metrics;

/// <summary>Keeps figures beyond the range of a double out of the results, which have no token for them.</summary>
internal static class Finite
{
    /// <summary>The figure, or null when it is infinite or no number.</summary>
    internal static double? OrNull(double figure) => double.IsFinite(figure) ? figure : null;
}
