using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>The transform with four sums beside each other, in doubles that hold whole numbers.</summary>
/// <remarks>No sum reaches 2^53, so nothing is rounded but where the format says so, whether products and sums are
/// fused or not: the bits are those of <see cref="ScalarCosineTransform"/>. Processors multiply doubles in vectors, but
/// few whole numbers of 64 bits.</remarks>
internal sealed class VectorCosineTransform : ICosineTransform
{
    private const int Side = BlockPadding.Side;
    private const int Half = Side / 2;

    private static readonly double[] s_matrix = ToDoubles(CosineTable.Matrix);
    private static readonly double[] s_transposed = ToDoubles(CosineTable.Transposed);

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<int> samples, Span<int> coefficients) => Multiply(
        s_matrix, s_transposed, samples, coefficients, CosineTable.ForwardFirst, CosineTable.ForwardSecond);

    /// <inheritdoc/>
    public void Inverse(ReadOnlySpan<int> coefficients, Span<int> samples) => Multiply(
        s_transposed, s_matrix, coefficients, samples, CosineTable.InverseFirst, CosineTable.InverseSecond);

    private static double[] ToDoubles(ReadOnlySpan<int> matrix)
    {
        var doubles = new double[matrix.Length];
        for (var i = 0; i < doubles.Length; i++)
        {
            doubles[i] = matrix[i];
        }

        return doubles;
    }

    private static void Multiply(
        ReadOnlySpan<double> matrix, ReadOnlySpan<double> transposed, ReadOnlySpan<int> from, Span<int> to, int first,
        int second)
    {
        Span<double> rows = stackalloc double[BlockPadding.BlockSamples];
        Span<double> between = stackalloc double[BlockPadding.BlockSamples];
        for (var y = 0; y < BlockPadding.BlockSamples; y += Side)
        {
            var (low, high) = WholeNumbers.ToDoubles(Vector256.Create(from[y..]));
            low.CopyTo(rows[y..]);
            high.CopyTo(rows[(y + Half)..]);
        }

        // Along the columns each row of the block is taken so many times; along the rows, each row of the matrix.
        for (var y = 0; y < BlockPadding.BlockSamples; y += Side)
        {
            var (low, high) = Sum(matrix.Slice(y, Side), rows);
            WholeNumbers.Shorten(low, first).CopyTo(between[y..]);
            WholeNumbers.Shorten(high, first).CopyTo(between[(y + Half)..]);
        }

        for (var y = 0; y < BlockPadding.BlockSamples; y += Side)
        {
            var (low, high) = Sum(between.Slice(y, Side), transposed);
            WholeNumbers.ToIntegers(WholeNumbers.Shorten(low, second), WholeNumbers.Shorten(high, second))
                .CopyTo(to[y..]);
        }
    }

    // The sum of eight rows, each taken so many times.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Low, Vector256<double> High) Sum(
        ReadOnlySpan<double> times, ReadOnlySpan<double> rows)
    {
        ref var factor = ref MemoryMarshal.GetReference(times[..Side]);
        ref var row = ref MemoryMarshal.GetReference(rows[..BlockPadding.BlockSamples]);
        var low = Vector256<double>.Zero;
        var high = Vector256<double>.Zero;
        for (nuint n = 0; n < Side; n++)
        {
            var multiplier = Vector256.Create(Unsafe.Add(ref factor, n));
            low = Vector256.MultiplyAddEstimate(multiplier, Vector256.LoadUnsafe(ref row, n * Side), low);
            high = Vector256.MultiplyAddEstimate(multiplier, Vector256.LoadUnsafe(ref row, (n * Side) + Half), high);
        }

        return (low, high);
    }
}
