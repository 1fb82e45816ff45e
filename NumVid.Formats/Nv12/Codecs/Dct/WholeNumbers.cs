using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>Whole numbers in vectors of doubles.</summary>
internal static class WholeNumbers
{
    // 1.5 * 2^52: a whole number of less than 51 bits that is added to it stands in its low bits, and back.
    private const double Carrier = 6755399441055744.0;

    /// <summary>Eight integers as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<double> Low, Vector256<double> High) ToDoubles(Vector256<int> integers)
    {
        var carrier = Vector256.Create(Carrier);
        var (low, high) = Vector256.Widen(integers);
        return ((low + carrier.AsInt64()).AsDouble() - carrier, (high + carrier.AsInt64()).AsDouble() - carrier);
    }

    /// <summary>Eight doubles that hold whole numbers of 32 bits as integers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<int> ToIntegers(Vector256<double> low, Vector256<double> high)
    {
        var carrier = Vector256.Create(Carrier);
        return Vector256.Narrow((low + carrier).AsInt64(), (high + carrier).AsInt64());
    }

    /// <summary>Numbers shortened by some bits, rounded to nearest, halves up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Shorten(Vector256<double> numbers, int bits) =>
        Vector256.Floor((numbers * Vector256.Create(1.0 / (1L << bits))) + Vector256.Create(0.5));
}
