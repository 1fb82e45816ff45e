namespace NumVid.Compare.Metrics;

/// <summary>Bound utilisation: max abs(d) / promised bound; no unit.</summary>
/// <remarks>Far below 1 a format spends bits on more accuracy than was asked for; above 1 the promise is
/// broken.</remarks>
internal static class BoundUtilisation
{
    /// <summary>The metric, or null without a valid point and for a bound of 0, which is exactness.</summary>
    internal static double? Of(double? maxError, double bound) =>
        maxError is { } error && bound > 0 ? Finite.OrNull(error / bound) : null;
}
