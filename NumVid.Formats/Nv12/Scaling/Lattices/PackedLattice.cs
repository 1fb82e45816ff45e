using System;
using System.Collections.Generic;

namespace NumVid.Formats.Nv12.Scaling.Lattices;

/// <summary>Finds the line a + k q behind floats that were unpacked from whole numbers, as in GRIB and packed
/// NetCDF.</summary>
internal sealed class PackedLattice
{
    // Values that no line explains: this part of the distinct ones at most.
    private const int MaxMisfitPart = 20;

    // A step near the resolution of the floats explains everything and saves nothing.
    private const double MinUlps = 2;
    private const double MaxGapError = 1.25;
    private const int MaxStepsInGap = 32;

    // Clipping with more values costs time and changes nothing.
    private const int MaxRefinements = 4096;

    private readonly double _anchor;
    private readonly LinePolygon _lines;

    private PackedLattice(double anchor, LinePolygon lines)
    {
        _anchor = anchor;
        _lines = lines;
    }

    /// <summary>The line in the middle of those that fit.</summary>
    internal Lattice Lattice => new(_anchor + _lines.Centre.A, _lines.Centre.Q, 1, false);

    /// <summary>Finds the lines through nearly all of some floats, or returns null.</summary>
    internal static PackedLattice? Find(ReadOnlySpan<float> values)
    {
        var distinct = Distinct(values);
        if (distinct.Length < 3)
        {
            return null;
        }

        // Where few of the numbers occur, the smallest gap is some steps wide.
        var ulp = Math.Max(Math.Abs((double)distinct[0]), Math.Abs((double)distinct[^1])) * Math.Pow(2, -23);
        var gap = SmallestGap(distinct, ulp);
        for (var part = 1; part <= MaxStepsInGap && gap / part > MinUlps * ulp; part++)
        {
            if (TryFind(distinct, gap / part, MaxGapError * ulp / part) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static PackedLattice? TryFind(float[] distinct, double step, double stepError)
    {
        var middle = distinct.Length / 2;
        var anchor = (double)distinct[middle];
        var (low, high) = IntervalOf(distinct[middle], anchor);
        var result = new PackedLattice(anchor, new LinePolygon(low, high, step - stepError, step + stepError));
        var (seen, misfits) = (0, 0);
        foreach (var value in OutwardFrom(distinct, middle))
        {
            seen++;
            misfits += result.TryAdd(value, step) ? 0 : 1;
            if (misfits > 2 && misfits * MaxMisfitPart > seen)
            {
                return null;
            }

            step = result._lines.Centre.Q;
        }

        return result;
    }

    /// <summary>Narrows the lines with values that the present lattice misses.</summary>
    internal void Refine(ReadOnlySpan<float> values)
    {
        var refinements = 0;
        var lattice = Lattice;
        foreach (var value in values)
        {
            if (float.IsFinite(value) && !lattice.TryIndex(value, out _) && refinements++ < MaxRefinements
                && TryAdd(value, lattice.Step))
            {
                lattice = Lattice;
            }
        }
    }

    private bool TryAdd(float value, double step)
    {
        var (low, high) = IntervalOf(value, _anchor);
        var index = Math.Round((value - _anchor - _lines.Centre.A) / step);
        return high - low < step && _lines.TryClip(index, low, high);
    }

    private static float[] Distinct(ReadOnlySpan<float> values)
    {
        var sorted = new List<float>(values.Length);
        foreach (var value in values)
        {
            if (float.IsFinite(value))
            {
                sorted.Add(value);
            }
        }

        sorted.Sort();
        var count = 0;
        for (var i = 0; i < sorted.Count; i++)
        {
            if (i == 0 || sorted[i] != sorted[count - 1])
            {
                sorted[count++] = sorted[i];
            }
        }

        return [.. sorted[..count]];
    }

    // The mean of all gaps that may be the smallest: a single one is off by the rounding of its ends.
    private static double SmallestGap(float[] distinct, double ulp)
    {
        var smallest = double.PositiveInfinity;
        for (var i = 1; i < distinct.Length; i++)
        {
            smallest = Math.Min(smallest, (double)distinct[i] - distinct[i - 1]);
        }

        var (sum, count) = (0.0, 0);
        for (var i = 1; i < distinct.Length; i++)
        {
            var gap = (double)distinct[i] - distinct[i - 1];
            (sum, count) = gap <= smallest + ulp ? (sum + gap, count + 1) : (sum, count);
        }

        return sum / count;
    }

    private static IEnumerable<float> OutwardFrom(float[] sorted, int middle)
    {
        var (down, up) = (middle - 1, middle + 1);
        while (down >= 0 || up < sorted.Length)
        {
            var goesUp = down < 0
                || (up < sorted.Length && (double)sorted[up] - sorted[middle] <= (double)sorted[middle] - sorted[down]);
            yield return goesUp ? sorted[up++] : sorted[down--];
        }
    }

    // What rounds to a float, relative to the anchor.
    private static (double Low, double High) IntervalOf(float value, double anchor) =>
        ((((double)value + MathF.BitDecrement(value)) / 2) - anchor,
            (((double)value + MathF.BitIncrement(value)) / 2) - anchor);
}
