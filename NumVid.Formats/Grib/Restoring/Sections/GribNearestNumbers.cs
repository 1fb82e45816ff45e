using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Grib.Values;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>The whole numbers nearest to values, several at a time: the same as one by one.</summary>
internal readonly struct GribNearestNumbers
{
    // A number of less than 51 bits added to this stands, rounded as Math.Round does, in the lowest bits of the sum.
    private const double Rounder = 3L << 51;
    private const double Most = 1L << 50;

    private readonly GribScale _scale;
    private readonly double _inverse;
    private readonly bool _isExact;

    internal GribNearestNumbers(GribScale scale)
    {
        // Steps are powers of two, so that the inverse of a normal one gives the same bits as the division.
        (_scale, _inverse) = (scale, 1 / scale.Step);
        _isExact = double.IsNormal(_inverse) && double.IsNormal(scale.Step);
    }

    /// <summary>Finds the numbers; <see cref="GribNumbers.Missing"/> for NaN.</summary>
    internal void Find<T>(ReadOnlySpan<T> values, Span<long> numbers)
        where T : struct, IFloatingPointIeee754<T>
    {
        var done = !_isExact || !Vector256.IsHardwareAccelerated ? 0
            : typeof(T) == typeof(float) ? FindSeveral(MemoryMarshal.Cast<T, float>(values), numbers)
            : typeof(T) == typeof(double) ? FindSeveral(MemoryMarshal.Cast<T, double>(values), numbers) : 0;
        for (; done < values.Length; done++)
        {
            numbers[done] = FindOne(double.CreateTruncating(values[done]));
        }
    }

    // The compiler that runs before the program leaves these aside, and nobody is to wait until they are called often.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int FindSeveral(ReadOnlySpan<float> values, Span<long> numbers)
    {
        var i = 0;
        for (; i <= values.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var (lower, upper) = Vector256.Widen(Vector256.Create(values[i..]));
            FindFour(lower, numbers[i..]);
            FindFour(upper, numbers[(i + Vector256<double>.Count)..]);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int FindSeveral(ReadOnlySpan<double> values, Span<long> numbers)
    {
        var i = 0;
        for (; i <= values.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            FindFour(Vector256.Create(values[i..]), numbers[i..]);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FindFour(Vector256<double> values, Span<long> numbers)
    {
        var found = ((values / Vector256.Create(_scale.Factor)) - Vector256.Create(_scale.Reference)) * _inverse;
        var isNumber = Vector256.Equals(values, values).AsInt64();
        var isNear = Vector256.LessThan(Vector256.Abs(found), Vector256.Create(Most)).AsInt64();
        if (Vector256.EqualsAll(isNear | ~isNumber, Vector256<long>.AllBitsSet))
        {
            var rounder = Vector256.Create(Rounder);
            Vector256.ConditionalSelect(
                isNumber, (found + rounder).AsInt64() - rounder.AsInt64(), Vector256.Create(GribNumbers.Missing))
                .CopyTo(numbers);
            return;
        }

        for (var i = 0; i < Vector256<double>.Count; i++)
        {
            numbers[i] = FindOne(values[i]);
        }
    }

    // The nearest number; whether it is the one that was packed is compared when a section is described.
    private long FindOne(double value) => double.IsNaN(value) ? GribNumbers.Missing
        : _isExact ? (long)Math.Round(((value / _scale.Factor) - _scale.Reference) * _inverse)
        : (long)Math.Round(((value / _scale.Factor) - _scale.Reference) / _scale.Step);
}
