using System;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Packing;

/// <summary>Finds the scaling on which values lie already: that of the packing they came from, or the steps of their
/// type.</summary>
internal static class GribExactScaling
{
    private const int MaxDecimalScale = 10;

    // Packers write steps of 2^-20 to 2^10 of a unit with a decimal factor.
    // Those of more bits than single precision has go further.
    private const int SmallestBinaryScale = -20;
    private const int SmallestBinaryScaleOfDoubles = -80;
    private const int LargestBinaryScale = 10;
    private const int DoubleMantissaBits = 52;

    /// <summary>Finds the scaling of the fewest bits whose values are the very same, or returns null.</summary>
    internal static GribScaling? Find(ReadOnlySpan<double> values, in GribFieldRange range, in GribScalingLimits limits)
    {
        if (range.HasNegativeZero)
        {
            return null;
        }

        var best = FindBinary(values, range, limits);
        for (var decimalScale = limits.IsDouble ? -MaxDecimalScale : 0; decimalScale <= MaxDecimalScale; decimalScale++)
        {
            best = FindDecimal(values, range, decimalScale, limits with { MaxBits = best?.Bits - 1 ?? limits.MaxBits })
                ?? best;
        }

        return best;
    }

    // The lowest bit that any difference to the minimum has.
    private static GribScaling? FindBinary(
        ReadOnlySpan<double> values, in GribFieldRange range, in GribScalingLimits limits)
    {
        var offset = range.Minimum - GribReference.RoundDown(range.Minimum, limits.Edition);
        var scale = offset > 0 ? GetLowestBit(offset) : int.MaxValue;
        foreach (var value in values)
        {
            var difference = value - range.Minimum;
            if (difference > 0 && difference + range.Minimum == value)
            {
                scale = Math.Min(scale, GetLowestBit(difference));
            }
            else if (difference > 0)
            {
                return null;
            }
        }

        return GribScaling.TryCreate(range, scale, 0, limits);
    }

    private static int GetLowestBit(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var mantissa = (bits & ((1L << DoubleMantissaBits) - 1)) | (1L << DoubleMantissaBits);
        return Math.ILogB(value) - DoubleMantissaBits + (int)long.TrailingZeroCount(mantissa);
    }

    private static GribScaling? FindDecimal(
        ReadOnlySpan<double> values, in GribFieldRange range, int decimalScale, in GribScalingLimits limits)
    {
        var smallest = limits.IsDouble ? SmallestBinaryScaleOfDoubles : SmallestBinaryScale;
        for (var binaryScale = LargestBinaryScale; binaryScale >= smallest; binaryScale--)
        {
            if (GribScaling.TryCreate(range, binaryScale, decimalScale, limits) is { } scaling)
            {
                if (TryAround(values, range, scaling, limits) is { } found)
                {
                    return found;
                }
            }
            else if (
                Math.ScaleB((range.Maximum - range.Minimum) * GribScaling.PowerOfTen(
                decimalScale), -binaryScale) >= Math.ScaleB(1, limits.MaxBits))
            {
                return null;
            }
        }

        return null;
    }

    // The smallest value was rounded to the reader's type, so its reference may be one of its neighbours.
    private static GribScaling? TryAround(
        ReadOnlySpan<double> values, in GribFieldRange range, GribScaling scaling, in GribScalingLimits limits)
    {
        if (limits.Edition == 1)
        {
            return IsExact(values, range, scaling, limits) ? scaling : null;
        }

        var reference = (float)scaling.Reference;
        foreach (
            var candidate in (ReadOnlySpan<float>)[reference, float.BitIncrement(reference), float.BitDecrement(
            reference), MathF.Round(reference)])
        {
            if (IsExact(values, range, scaling with { Reference = candidate }, limits))
            {
                return scaling with { Reference = candidate };
            }
        }

        return null;
    }

    // Nearly every wrong candidate fails within the first few values.
    private static bool IsExact(
        ReadOnlySpan<double> values, in GribFieldRange range, GribScaling scaling, in GribScalingLimits limits)
    {
        // Values that are right after they were rounded to singles only, under a scaling that gives readers doubles.
        if (!limits.IsDouble && limits.DecidesType && GribValuePrecision.NeedsDouble(
            scaling.Reference, scaling.BinaryScale, scaling.DecimalScale, GribValuePrecision.LargestOf(scaling.Bits)))
        {
            return false;
        }

        var (decimalFactor, inverse) =
            (GribScaling.PowerOfTen(scaling.DecimalScale), GribScaling.DecodingFactor(scaling.DecimalScale));
        var (binaryFactor, step) = (Math.ScaleB(1, -scaling.BinaryScale), Math.ScaleB(1, scaling.BinaryScale));
        var limit = Math.ScaleB(1, scaling.Bits);
        if (!limits.CanStartAboveZero
            && Math.Round(((range.Minimum * decimalFactor) - scaling.Reference) * binaryFactor) != 0)
        {
            return false;
        }

        foreach (var value in values)
        {
            if (double.IsNaN(value))
            {
                continue;
            }

            var code = Math.Round(((value * decimalFactor) - scaling.Reference) * binaryFactor);
            var decoded = ((code * step) + scaling.Reference) * inverse;
            if (!(code >= 0 && code < limit) || (limits.IsDouble ? decoded != value : (float)decoded != value))
            {
                return false;
            }
        }

        return true;
    }
}
