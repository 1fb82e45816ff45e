using System;
using System.Numerics;
using NumVid.Formats.Nv12.Elements;

namespace NumVid.Formats.Nv12.Scaling;

/// <summary>Grids of whole multiples of one step: what lies on one can be written again without a change, whatever
/// stands beside it.</summary>
/// <remarks>A step has few bits, so that its multiples, and their sums, are exact in double up to 2^41: two segments of
/// one step lie on the same grid although they start at different values.</remarks>
internal static class GridStep
{
    // The step gets smaller by one part in 4000 on average, which costs less than a thousandth of a bit a value.
    private const int DroppedBits = 52 - 11;

    /// <summary>The largest step of 12 bits that is not larger.</summary>
    /// <param name="step">Positive and normal.</param>
    internal static double Below(double step) =>
        BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(step) >> DroppedBits << DroppedBits);

    /// <summary>The nearest value on a grid, as a reader computes it.</summary>
    internal static T Nearest<T>(T value, double step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // No zero is negative on a grid.
        var number = Math.Round(FloatNumbers.Of(value) / step) + 0.0;
        return FloatNumbers.As<T>(number * step);
    }
}
