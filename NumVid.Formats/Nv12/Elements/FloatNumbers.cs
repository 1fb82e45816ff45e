using System.Runtime.CompilerServices;

namespace NumVid.Formats.Nv12.Elements;

/// <summary>Float and double to double and back, by one name for both.</summary>
/// <remarks>The conversions of generic mathematics say the same in five calls, each of which a process that has just
/// started compiles; these are one instruction from the first value on.</remarks>
internal static class FloatNumbers
{
    /// <summary>A float or double as double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Of<T>(T value) => typeof(T) == typeof(float)
        ? Unsafe.As<T, float>(ref value)
        : Unsafe.As<T, double>(ref value);

    /// <summary>A double as float or double, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T As<T>(double value)
    {
        if (typeof(T) == typeof(float))
        {
            var narrow = (float)value;
            return Unsafe.As<float, T>(ref narrow);
        }

        return Unsafe.As<double, T>(ref value);
    }
}
