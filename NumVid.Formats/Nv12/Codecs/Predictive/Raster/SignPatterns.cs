using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Raster;

/// <summary>Which of six neighbours lie above, near or below a value, as a number to the base 3: 2, 1, 0.</summary>
internal static unsafe class SignPatterns
{
    /// <summary>Patterns of six neighbours.</summary>
    internal const int OfSix = 729;

    /// <summary>Patterns of the first five of them.</summary>
    internal const int OfFive = 243;

    private const int AllSix = OfSix / 2;
    private const int AllFive = OfFive / 2;
    private const float Near = 0.5f;

    private static readonly AlignedMemory<int> s_powers = MakePowers();

    /// <summary>The pattern of the six neighbours.</summary>
    /// <param name="current">The neighbours in the frame of the point.</param>
    /// <param name="previous">Those in the frame before, the first two of which count; null for none, and then the
    /// fifth and the sixth of the frame count.</param>
    /// <param name="value">What they are compared with.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Six(Vector256<float>* current, Vector256<float>* previous, float value)
    {
        var (above, below) = Compare(current, previous, value);
        return AllSix + s_powers.Start[above & 63] - s_powers.Start[below & 63];
    }

    /// <summary>The pattern of the first five of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Five(Vector256<float>* current, Vector256<float>* previous, float value)
    {
        var (above, below) = Compare(current, previous, value);
        return AllFive + s_powers.Start[above & 31] - s_powers.Start[below & 31];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (uint Above, uint Below) Compare(
        Vector256<float>* current, Vector256<float>* previous, float value)
    {
        var high = Vector256.Create(value + Near);
        var low = Vector256.Create(value - Near);
        var above = Vector256.GreaterThan(*current, high).ExtractMostSignificantBits();
        var below = Vector256.LessThan(*current, low).ExtractMostSignificantBits();
        if (previous != null)
        {
            above = (above & 15) | (Vector256.GreaterThan(*previous, high).ExtractMostSignificantBits() << 4);
            below = (below & 15) | (Vector256.LessThan(*previous, low).ExtractMostSignificantBits() << 4);
        }

        return (above, below);
    }

    private static AlignedMemory<int> MakePowers()
    {
        var table = AlignedMemory<int>.OfProgram(64);
        for (var bits = 0; bits < 64; bits++)
        {
            for (var (place, power) = (0, 1); place < 6; place++, power *= 3)
            {
                table.Start[bits] += ((bits >> place) & 1) * power;
            }
        }

        return table;
    }
}
