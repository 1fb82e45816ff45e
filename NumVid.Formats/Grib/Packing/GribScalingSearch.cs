using System;

namespace NumVid.Formats.Grib.Packing;

// Why so: docs/decisions/0047-grib-scaling-computed.md
/// <summary>Computes the coarsest scaling that holds a bound, which is the one with the fewest bits.</summary>
internal static class GribScalingSearch
{
    // With 21 powers of ten beside those of two some step lies within 4 % below any wanted one; powers of ten that
    // double precision has exactly.
    private const int MaxDecimalScale = 10;

    // Steps stay below the limit by more than the arithmetic of encoder and decoder can err.
    private const double Margin = 1e-9;

    /// <summary>Finds a scaling, or returns null when none holds the bound.</summary>
    /// <param name="values">The values, NaN where missing.</param>
    /// <param name="range">Their range.</param>
    /// <param name="bound">The largest error allowed; 0 asks for the very same values.</param>
    /// <param name="limits">What the scaling has to fit.</param>
    internal static GribScaling? Find(
        ReadOnlySpan<double> values, in GribFieldRange range, double bound, in GribScalingLimits limits)
    {
        if (range.IsConstant)
        {
            return GribScaling.Constant(range.Minimum, limits.Edition);
        }

        var bounded = FindForBound(range, bound, limits);
        var exact = GribExactScaling.Find(values, range, limits);
        return exact is { } lattice && !(bounded is { } scaling && scaling.Step >= lattice.Step) ? exact : bounded;
    }

    private static GribScaling? FindForBound(in GribFieldRange range, double bound, in GribScalingLimits limits)
    {
        // The reader's type rounds once more, by half a unit in the last place.
        var magnitude = range.Magnitude + bound;
        var rounding = limits.IsDouble ? Math.BitIncrement(magnitude) - magnitude
            : (MathF.BitIncrement((float)magnitude) - (float)magnitude) / 2.0;
        var limit = 2 * (bound - rounding) * (1 - Margin);
        GribScaling? best = null;
        if (!(limit > 0) || double.IsInfinity(limit))
        {
            return null;
        }

        // Small decimal factors first: of equal steps the plainest is taken.
        var factors = limits.Scales == GribScales.Binary ? 0 : 2 * MaxDecimalScale;
        for (var i = 0; i <= factors; i++)
        {
            var decimalScale = i % 2 == 0 ? i / 2 : -(i + 1) / 2;
            var binaryScale = limits.Scales == GribScales.Decimal ? 0
                : Math.ILogB(limit * GribScaling.PowerOfTen(decimalScale));
            if (Math.ScaleB(1, binaryScale) <= limit * GribScaling.PowerOfTen(decimalScale)
                && GribScaling.TryCreate(range, binaryScale, decimalScale, limits) is { } scaling
                && !(scaling.Step <= best?.Step))
            {
                best = scaling;
            }
        }

        // The whole range may be narrower than a step: one number stands for all.
        return best is { Bits: 0 } ? GribScaling.Constant((range.Minimum / 2) + (range.Maximum / 2), limits.Edition)
            : best;
    }
}
