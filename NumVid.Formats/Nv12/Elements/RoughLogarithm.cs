using System;

namespace NumVid.Formats.Nv12.Elements;

/// <summary>log2(1 + x) by a straight line between powers of two: about the bits that x steps cost, also where they are less
/// than one. The same on every machine.</summary>
internal static class RoughLogarithm
{
    /// <summary>What a bit counts.</summary>
    internal const long One = 1 << 15;

    private const double Most = 1L << 62;
    private const int Shift = 23 - 15;

    /// <summary>The logarithm in units of 1 / <see cref="One"/>.</summary>
    /// <param name="steps">Not negative, and a number.</param>
    internal static long OfOneAnd(double steps) =>
        (BitConverter.SingleToInt32Bits(1 + (float)Math.Min(steps, Most)) - BitConverter.SingleToInt32Bits(1)) >> Shift;
}
