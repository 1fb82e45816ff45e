using System;
using NumVid.Formats.Nv12.Elements;

namespace NumVid.Formats.Nv12.Scaling.Lattices;

/// <summary>Finds values that were rounded to a number of decimals.</summary>
internal static class DecimalLattices
{
    private const int MaxDecimals = 9;

    // The first so many valid values decide; most lattices fail at the first one.
    private const int MaxMisfitPart = 50;

    /// <summary>The coarsest lattice k / 10^d or k 10^-d that nearly all values lie on, or null.</summary>
    internal static Lattice? Find<T>(ReadOnlySpan<T> values)
    {
        var power = 1.0;
        for (var decimals = 0; decimals <= MaxDecimals; decimals++, power *= 10)
        {
            if (Fits(new Lattice(0, 1, power, true), values))
            {
                return new Lattice(0, 1, power, true);
            }

            if (Fits(new Lattice(0, 1, 1 / power, false), values))
            {
                return new Lattice(0, 1, 1 / power, false);
            }
        }

        return null;
    }

    private static bool Fits<T>(Lattice lattice, ReadOnlySpan<T> values)
    {
        var misfits = 0;
        var valid = 0;
        foreach (var value in values)
        {
            if (double.IsFinite(FloatNumbers.Of(value)))
            {
                valid++;
                misfits += lattice.TryIndex(value, out _) ? 0 : 1;
                if (misfits > 2 && misfits * MaxMisfitPart > values.Length)
                {
                    return false;
                }
            }
        }

        return misfits * MaxMisfitPart <= valid;
    }
}
