using System;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Steps;

/// <summary>A lattice a + k g that values lie on, as packing and decimal rounding leave them; for writers
/// only.</summary>
/// <param name="Start">A value on it.</param>
/// <param name="Spacing">From one place to the next.</param>
internal readonly record struct ValueLattice(double Start, double Spacing)
{
    private const int FewestLevels = 3;
    private const double LeastSpacing = 8;

    /// <summary>Finds the lattice of values.</summary>
    /// <param name="sorted">The values, ascending.</param>
    /// <param name="tolerance">How far they may be off: what their type rounds.</param>
    /// <returns>Null where there is none.</returns>
    internal static ValueLattice? TryFind(ReadOnlySpan<double> sorted, double tolerance)
    {
        var least = Math.Max(LeastSpacing * tolerance, double.Epsilon);
        var spacing = 0.0;
        for (var i = 1; i < sorted.Length; i++)
        {
            var gap = sorted[i] - sorted[i - 1];
            if (gap > 2 * tolerance)
            {
                spacing = spacing == 0 ? gap : Common(spacing, gap, 4 * tolerance);
                if (spacing < least)
                {
                    return null;
                }
            }
        }

        return spacing == 0 ? null : Refine(sorted, spacing, tolerance);
    }

    // Counts from value to value, so that what the spacing is off does not add up, and mends it as the count grows.
    private static ValueLattice? Refine(ReadOnlySpan<double> sorted, double spacing, double tolerance)
    {
        var count = 0.0;
        var levels = 1;
        for (var i = 1; i < sorted.Length; i++)
        {
            var steps = Math.Round((sorted[i] - sorted[i - 1]) / spacing);
            count += steps;
            if (steps > 0)
            {
                levels++;
                spacing = (sorted[i] - sorted[0]) / count;
            }
        }

        var lattice = new ValueLattice(sorted[0], spacing);
        if (levels < FewestLevels)
        {
            return null;
        }

        foreach (var value in sorted)
        {
            if (lattice.DistanceOf(value) > 3 * tolerance)
            {
                return null;
            }
        }

        return lattice;
    }

    /// <summary>How far a value is from the nearest place.</summary>
    internal double DistanceOf(double value)
    {
        var place = Math.Round((value - Start) / Spacing);
        return Math.Abs(value - (Start + (place * Spacing)));
    }

    // Euclid's way with remainders that are rounding.
    private static double Common(double a, double b, double tolerance)
    {
        while (true)
        {
            var rest = b - (a * Math.Round(b / a));
            rest = Math.Abs(rest);
            if (rest <= tolerance)
            {
                return a;
            }

            (a, b) = (rest, a);
        }
    }
}
