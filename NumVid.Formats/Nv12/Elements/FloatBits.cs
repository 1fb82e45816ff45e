using System.Numerics;
using System.Runtime.CompilerServices;

namespace NumVid.Formats.Nv12.Elements;

/// <summary>The bit patterns of float and double, by one name for both.</summary>
internal static class FloatBits
{
    /// <summary>The bits of a value, in the low half for float.</summary>
    internal static ulong Of<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => typeof(T) == typeof(float)
            ? Unsafe.BitCast<T, uint>(value)
            : Unsafe.BitCast<T, ulong>(value);

    /// <summary>The distance from a magnitude to the next larger value of the type.</summary>
    /// <param name="magnitude">Finite, not negative.</param>
    internal static double UlpAt<T>(double magnitude)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var value = FloatNumbers.As<T>(magnitude);
        return T.IsFinite(value)
            ? FloatNumbers.Of(T.BitIncrement(value)) - FloatNumbers.Of(value)
            : double.PositiveInfinity;
    }
}
