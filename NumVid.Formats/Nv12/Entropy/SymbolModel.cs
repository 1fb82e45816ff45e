using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NumVid.Formats.Nv12.Entropy;

/// <summary>How likely each of sixteen symbols is, learned from the symbols before; integers only.</summary>
/// <remarks>Kept as the sum of the odds of all symbols below each, so that a symbol is found, and all odds are moved
/// towards it, in a vector of sixteen lanes. No odds become zero: limits never come nearer than 1.</remarks>
[StructLayout(LayoutKind.Sequential, Size = Stride)]
internal unsafe struct SymbolModel
{
    /// <summary>The number of symbols.</summary>
    internal const int Symbols = 16;

    /// <summary>Bits of all odds of two models together.</summary>
    internal const int TogetherBits = PrecisionBits + 1;

    private const int PrecisionBits = 14;

    private const int Stride = 64;
    private const short Top = (1 << PrecisionBits) - Symbols;
    private const int FirstShift = 3;
    private const int LastShift = 7;

    private fixed short _below[Symbols];
    private int _count;
    private int _shift;

    /// <summary>Sets a model to odds that halve from each pair of symbols to the next.</summary>
    internal void Reset()
    {
        var sum = 0;
        var odds = 1 << (PrecisionBits - 2);
        for (var symbol = 0; symbol < Symbols; symbol++)
        {
            _below[symbol] = (short)sum;
            sum += odds;
            odds = symbol % 2 == 0 ? odds : odds / 2;
        }

        (_count, _shift) = (0, FirstShift);
    }

    /// <summary>The odds that two models have together, of which a symbol has what lies from its limit to the
    /// next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<short> Together(ref SymbolModel first, ref SymbolModel second) =>
        first.Limits + second.Limits;

    /// <summary>The symbol within whose odds a place lies.</summary>
    /// <param name="limits">The odds.</param>
    /// <param name="place">Below all odds together.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Find(Vector256<short> limits, uint place)
    {
        var above = Vector256.GreaterThan(limits, Vector256.Create((short)place));
        return Symbols - 1 - (BitOperations.PopCount(above.AsByte().ExtractMostSignificantBits()) / 2);
    }

    /// <summary>Learns a symbol.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Learn(int symbol)
    {
        var shift = _shift;
        var places = Vector256.Create((short)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        var above = Vector256.GreaterThan(places, Vector256.Create((short)symbol));

        // What is cut off below must not keep the upper limits from their targets.
        var targets = places + (above & Vector256.Create((short)(Top + (1 << shift) - 1)));
        var limits = Limits;
        Limits = limits + Vector256.ShiftRightArithmetic(targets - limits, shift);
        if (shift < LastShift && ++_count == 1 << shift)
        {
            (_count, _shift) = (0, shift + 1);
        }
    }

    private Vector256<short> Limits
    {
        readonly get => Unsafe.As<short, Vector256<short>>(ref Unsafe.AsRef(in _below[0]));
        set => Unsafe.As<short, Vector256<short>>(ref _below[0]) = value;
    }
}
