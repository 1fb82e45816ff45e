using System;
using System.Numerics;
using NumVid.Formats.Nv12.Elements;

namespace NumVid.Formats.Nv12.Scaling.Lattices;

/// <summary>Finds values that are multiples of a power of two, as rounding to an absolute accuracy leaves
/// them.</summary>
internal static class DyadicLattice
{
    private const int MaxMisfitPart = 50;
    private const int MantissaBits = 52;
    private const int Bias = 1075;
    private const int Exponents = 2048 + MantissaBits;

    // Beyond it neither the step nor its multiples are sure to be normal numbers.
    private const int MaxExponent = 900;

    /// <summary>The lattice k 2^e with the largest e that nearly all values are multiples of, or null.</summary>
    internal static Lattice? Find<T>(ReadOnlySpan<T> values)
    {
        var counts = new int[Exponents];
        var valid = 0;
        foreach (var value in values)
        {
            var bits = BitConverter.DoubleToUInt64Bits(FloatNumbers.Of(value)) & long.MaxValue;
            var exponent = (int)(bits >> MantissaBits);
            if (exponent is > 0 and < 2047)
            {
                counts[exponent + BitOperations.TrailingZeroCount(bits | (1UL << MantissaBits))]++;
                valid++;
            }
        }

        var (place, below) = (0, 0);
        while (place < Exponents && (below += counts[place]) * (long)MaxMisfitPart <= valid)
        {
            place++;
        }

        return place < Exponents && Math.Abs(place - Bias) <= MaxExponent
            ? new Lattice(0, Math.ScaleB(1, place - Bias), 1, false)
            : null;
    }
}
