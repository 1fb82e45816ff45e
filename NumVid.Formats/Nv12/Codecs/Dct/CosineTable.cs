using System;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>The matrix of the DCT-II in units of 2^-20, and how sums of products with it are rounded.</summary>
internal static class CosineTable
{
    /// <summary>Fractional bits of a coefficient.</summary>
    internal const int FractionBits = 8;

    /// <summary>The largest magnitude of a coefficient: of samples of 16 bits the largest is half as large.</summary>
    internal const int LargestCoefficient = 1 << 28;

    /// <summary>By how many bits sums are shortened after the first and the second product of the forward
    /// transform.</summary>
    internal const int ForwardFirst = 12;

    /// <inheritdoc cref="ForwardFirst"/>
    internal const int ForwardSecond = 20;

    /// <summary>By how many bits sums are shortened after the first and the second product of the inverse
    /// transform.</summary>
    internal const int InverseFirst = 20;

    /// <inheritdoc cref="InverseFirst"/>
    internal const int InverseSecond = 28;

    // round(2^20 sqrt(1/8)), then round(2^19 cos(k pi / 16)) for k = 1 to 7. They are part of the format.
    private static readonly int[] s_cosines = [370728, 514214, 484379, 435930, 370728, 291279, 200636, 102284];

    /// <summary>Row k holds frequency k at the eight samples.</summary>
    internal static ReadOnlySpan<int> Matrix => s_matrix;

    /// <summary>The matrix with rows and columns exchanged.</summary>
    internal static ReadOnlySpan<int> Transposed => s_transposed;

    private static readonly int[] s_matrix = Make((frequency, sample) => (frequency, sample));
    private static readonly int[] s_transposed = Make((row, column) => (column, row));

    private static int[] Make(Func<int, int, (int Frequency, int Sample)> roles)
    {
        var matrix = new int[BlockPadding.BlockSamples];
        for (var i = 0; i < matrix.Length; i++)
        {
            var (frequency, sample) = roles(i / BlockPadding.Side, i % BlockPadding.Side);
            matrix[i] = frequency == 0 ? s_cosines[0] : CosineOf(frequency * ((2 * sample) + 1));
        }

        return matrix;
    }

    // Of so many sixteenths of a half turn, an angle that is never a quarter turn.
    private static int CosineOf(int sixteenths)
    {
        const int FullTurn = 32;
        const int HalfTurn = 16;
        const int QuarterTurn = 8;
        var angle = sixteenths % FullTurn;
        angle = Math.Min(angle, FullTurn - angle);
        return angle < QuarterTurn ? s_cosines[angle] : -s_cosines[HalfTurn - angle];
    }
}
