using System;
using System.Numerics;

namespace NumVid.Formats.Grib.Packing;

/// <summary>How whole numbers stand for values: value = (reference + code x 2^binary) x 10^-decimal.</summary>
/// <param name="Reference">The reference value, a number that the header can hold.</param>
/// <param name="BinaryScale">The binary scale factor.</param>
/// <param name="DecimalScale">The decimal scale factor.</param>
/// <param name="Bits">The bits of the largest code; 0 when all values are the reference.</param>
internal readonly record struct GribScaling(double Reference, int BinaryScale, int DecimalScale, int Bits)
{
    /// <summary>What a first code above 0 stays below; see <see cref="CodeOffset"/>.</summary>
    internal const double MostOfFirst = 1 << 29;

    /// <summary>Added to codes that do not begin at 0 for ecCodes: single precision, in which it has a reference, has no
    /// number between this and this plus <see cref="MostOfFirst"/>, so that the codes stay what they are.</summary>
    internal const double CodeOffset = 1L << 52;

    /// <summary>The distance between neighbouring values.</summary>
    internal double Step => Math.ScaleB(1, BinaryScale) / PowerOfTen(DecimalScale);

    /// <summary>Returns the codes of values; NaN stays what it is.</summary>
    internal double[] Encode(ReadOnlySpan<double> values)
    {
        var codes = new double[values.Length];
        var (decimalFactor, binaryFactor) = (PowerOfTen(DecimalScale), Math.ScaleB(1, -BinaryScale));
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = Math.Round(((values[i] * decimalFactor) - Reference) * binaryFactor);
        }

        return codes;
    }

    /// <summary>One number for a whole field; decoders apply no decimal factor to it.</summary>
    internal static GribScaling Constant(double value, int edition) =>
        new(edition == 1 ? GribReference.RoundDown(value, edition) : (float)value, 0, 0, 0);

    /// <summary>The scaling with a decimal factor for a given step, or null when its codes need more bits.</summary>
    /// <param name="range">The values.</param>
    /// <param name="binaryScale">The binary scale factor.</param>
    /// <param name="decimalScale">The decimal scale factor.</param>
    /// <param name="limits">The edition and the most bits of a code.</param>
    internal static GribScaling? TryCreate(
        in GribFieldRange range, int binaryScale, int decimalScale, in GribScalingLimits limits)
    {
        var factor = PowerOfTen(decimalScale);
        var reference = GribReference.RoundDown(range.Minimum * factor, limits.Edition);
        var first = Math.Round(Math.ScaleB((range.Minimum * factor) - reference, -binaryScale));
        var last = Math.Round(Math.ScaleB((range.Maximum * factor) - reference, -binaryScale));

        // ecCodes takes a first code above 0 for part of the reference, which has no room for it.
        return double.IsFinite(reference) && (first == 0 || (limits.CanStartAboveZero && first < MostOfFirst))
            && last < Math.ScaleB(1, limits.MaxBits)
            ? new GribScaling(reference, binaryScale, decimalScale, CountBits(last)) : null;
    }

    /// <summary>The scaling that uses a number of bits as ecCodes does: no decimal factor, the smallest binary
    /// one.</summary>
    internal static GribScaling ForBits(in GribFieldRange range, int bits)
    {
        var reference = GribReference.RoundDown(range.Minimum, edition: 2);
        var scale = Math.ILogB(range.Maximum - reference) - bits;
        while (Math.Round(Math.ScaleB(range.Maximum - reference, -scale)) >= Math.ScaleB(1, bits))
        {
            scale++;
        }

        return new GribScaling(reference, scale, 0, bits);
    }

    /// <summary>A power of ten, exact up to 22.</summary>
    internal static double PowerOfTen(int exponent)
    {
        var power = 1.0;
        for (var i = 0; i < Math.Abs(exponent); i++)
        {
            power *= 10;
        }

        return exponent < 0 ? 1 / power : power;
    }

    /// <summary>What decoders multiply by: 10^-decimal, as ecCodes computes it.</summary>
    /// <remarks>Step by step: a negative power is not the inverse of the positive one to the last bit.</remarks>
    internal static double DecodingFactor(int decimalScale)
    {
        var factor = 1.0;
        for (var i = 0; i < Math.Abs(decimalScale); i++)
        {
            factor = decimalScale > 0 ? factor / 10 : factor * 10;
        }

        return factor;
    }

    private static int CountBits(double code) => code < 1 ? 0 : BitOperations.Log2((ulong)code) + 1;
}
