using System.Numerics;
using NumVid.Formats.Nv12.Elements;

namespace NumVid.Formats.Nv12.Scaling;

/// <summary>The step of the residual that holds a bound in spite of the final rounding to the variable's
/// type.</summary>
internal static class ResidualStep
{
    /// <summary>The step, or null when the bound is too near the type's resolution and every bit is kept.</summary>
    /// <param name="bound">The largest allowed error.</param>
    /// <param name="magnitude">The largest magnitude of the values.</param>
    /// <remarks>Rounding to the type takes at most half an ulp at the largest magnitude; for double the sums before it
    /// round as well, so two ulps are reserved there. Below half the bound a step would cost more than all
    /// bits.</remarks>
    internal static double? For<T>(double bound, double magnitude)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var ulp = FloatBits.UlpAt<T>(magnitude + bound);
        var reduced = bound - (typeof(T) == typeof(float) ? 0.5 * ulp : 2 * ulp);
        return reduced > 0.5 * bound && double.IsNormal(reduced) ? 2 * reduced : null;
    }
}
