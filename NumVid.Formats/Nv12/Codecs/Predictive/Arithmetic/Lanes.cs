using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

/// <summary>Sums and limits whose order of operations is part of the format.</summary>
/// <remarks>Eight lanes everywhere, whatever the machine has; each operation is rounded by itself.</remarks>
internal static class Lanes
{
    /// <summary>((a0 + a4) + (a1 + a5)) + ((a2 + a6) + (a3 + a7)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Sum(Vector256<float> lanes)
    {
        var four = lanes.GetLower() + lanes.GetUpper();
        return (four.GetElement(0) + four.GetElement(1)) + (four.GetElement(2) + four.GetElement(3));
    }

    /// <summary>The smaller of each pair; the second where they cannot be compared.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Smaller(Vector256<float> left, Vector256<float> right) =>
        Vector256.ConditionalSelect(Vector256.LessThan(left, right), left, right);

    /// <summary>The larger of each pair; the second where they cannot be compared.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Larger(Vector256<float> left, Vector256<float> right) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(left, right), left, right);

    /// <summary>The smallest lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Smallest(Vector256<float> lanes)
    {
        var (low, high) = (lanes.GetLower(), lanes.GetUpper());
        var four = Vector128.ConditionalSelect(Vector128.LessThan(low, high), low, high);
        return Smaller(Smaller(four.GetElement(0), four.GetElement(1)),
            Smaller(four.GetElement(2), four.GetElement(3)));
    }

    /// <summary>The largest lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Largest(Vector256<float> lanes)
    {
        var (low, high) = (lanes.GetLower(), lanes.GetUpper());
        var four = Vector128.ConditionalSelect(Vector128.GreaterThan(low, high), low, high);
        return Larger(Larger(four.GetElement(0), four.GetElement(1)), Larger(four.GetElement(2), four.GetElement(3)));
    }

    /// <summary>The smaller of two; the second where they cannot be compared.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Smaller(float left, float right) => left < right ? left : right;

    /// <summary>The larger of two; the second where they cannot be compared.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Larger(float left, float right) => left > right ? left : right;

    /// <summary>A number within the range of whole numbers, cut towards zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Whole(float value) => float.ConvertToIntegerNative<int>(value);

    /// <summary>Values within limits; the lower limit for what is no number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Clamp(Vector128<float> values, Vector128<float> low, Vector128<float> high)
    {
        values = Vector128.ConditionalSelect(Vector128.GreaterThan(values, low), values, low);
        return Vector128.ConditionalSelect(Vector128.LessThan(values, high), values, high);
    }

    /// <summary>A value within limits; the lower limit for what is no number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Clamp(float value, float low, float high) =>
        value > low ? (value < high ? value : high) : low;

    /// <summary>A value without its sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Magnitude(float value) => value < 0 ? -value : value;
}
