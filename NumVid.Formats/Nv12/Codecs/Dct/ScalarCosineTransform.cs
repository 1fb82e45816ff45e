using System;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>The transform in whole numbers of 64 bits, one after the other: what the others must agree with.</summary>
internal sealed class ScalarCosineTransform : ICosineTransform
{
    private const int Side = BlockPadding.Side;

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<int> samples, Span<int> coefficients) => Multiply(
        CosineTable.Matrix, samples, coefficients, CosineTable.ForwardFirst, CosineTable.ForwardSecond);

    /// <inheritdoc/>
    public void Inverse(ReadOnlySpan<int> coefficients, Span<int> samples) => Multiply(
        CosineTable.Transposed, coefficients, samples, CosineTable.InverseFirst, CosineTable.InverseSecond);

    // The matrix times the block along the columns, then along the rows.
    private static void Multiply(ReadOnlySpan<int> matrix, ReadOnlySpan<int> from, Span<int> to, int first, int second)
    {
        Span<long> between = stackalloc long[BlockPadding.BlockSamples];
        for (var i = 0; i < between.Length; i++)
        {
            var row = matrix.Slice(i / Side * Side, Side);
            var sum = 1L << (first - 1);
            for (var n = 0; n < Side; n++)
            {
                sum += (long)row[n] * from[(n * Side) + (i % Side)];
            }

            between[i] = sum >> first;
        }

        for (var i = 0; i < to.Length; i++)
        {
            var row = matrix.Slice(i % Side * Side, Side);
            var line = between.Slice(i / Side * Side, Side);
            var sum = 1L << (second - 1);
            for (var n = 0; n < Side; n++)
            {
                sum += row[n] * line[n];
            }

            to[i] = (int)(sum >> second);
        }
    }
}
