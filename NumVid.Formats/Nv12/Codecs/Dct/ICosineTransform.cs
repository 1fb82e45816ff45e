using System;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>The two-dimensional DCT-II of blocks of 8 x 8, orthonormal, and its inverse, in integers: all
/// implementations give the same bits.</summary>
/// <remarks>Each is two products with the matrix of <see cref="CosineTable"/>; every sum is exact and below 2^53, and
/// is rounded once after each product, halves up. Coefficients have 8 fractional bits.</remarks>
internal interface ICosineTransform
{
    /// <summary>Samples to coefficients.</summary>
    /// <param name="samples">64 numbers, magnitudes up to 65535.</param>
    /// <param name="coefficients">Receives 64 coefficients; rows count vertical frequencies.</param>
    void Forward(ReadOnlySpan<int> samples, Span<int> coefficients);

    /// <summary>Coefficients to samples.</summary>
    /// <param name="coefficients">64 coefficients, magnitudes up to <see cref="CosineTable.LargestCoefficient"/>.
    /// </param>
    /// <param name="samples">Receives 64 numbers.</param>
    void Inverse(ReadOnlySpan<int> coefficients, Span<int> samples);
}
