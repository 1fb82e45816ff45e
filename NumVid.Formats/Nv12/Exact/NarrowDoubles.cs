using System;
using System.Runtime.CompilerServices;

namespace NumVid.Formats.Nv12.Exact;

/// <summary>Doubles that are floats without loss, as numbers widened by another program are.</summary>
internal static class NarrowDoubles
{
    private const ulong NaNBits = 0x7FF8000000000000;
    private const uint FloatNaNBits = 0x7FC00000;

    /// <summary>The floats whose conversion gives the same bits, or null when there are none or the values are no
    /// doubles.</summary>
    internal static float[]? TryNarrow<T>(ReadOnlySpan<T> values)
    {
        if (typeof(T) != typeof(double))
        {
            return null;
        }

        float[]? narrow = null;
        for (var i = 0; i < values.Length; i++)
        {
            var value = Unsafe.As<T, double>(ref Unsafe.AsRef(in values[i]));
            var part = double.IsNaN(value) ? NaNLike(value) : (float)value;
            if (BitConverter.DoubleToUInt64Bits(Widen(part)) != BitConverter.DoubleToUInt64Bits(value))
            {
                return null;
            }

            narrow ??= new float[values.Length];
            narrow[i] = part;
        }

        return narrow;
    }

    /// <summary>Undoes <see cref="TryNarrow"/>.</summary>
    internal static double[] Widen(float[] values) => Array.ConvertAll(values, Widen);

    // What a conversion does to the payload of a NaN is left to the machine: a NaN keeps its sign alone.
    private static double Widen(float value) => !float.IsNaN(value) ? value
        : BitConverter.UInt64BitsToDouble(NaNBits | (float.IsNegative(value) ? 1UL << 63 : 0));

    private static float NaNLike(double value) =>
        BitConverter.UInt32BitsToSingle(FloatNaNBits | (double.IsNegative(value) ? 1u << 31 : 0));
}
