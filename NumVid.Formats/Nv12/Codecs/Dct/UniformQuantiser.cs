using System;
using System.Runtime.Intrinsics;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>A uniform quantiser: a coefficient becomes a whole number of steps, its level.</summary>
internal sealed class UniformQuantiser
{
    /// <summary>The smallest step of a stream: a quarter.</summary>
    internal const int SmallestStep = 1 << (CosineTable.FractionBits - 2);

    /// <summary>The largest step of a stream: 2^16.</summary>
    internal const int LargestStep = 1 << (CosineTable.FractionBits + 16);

    // Six quantisers double the step: 256 times 2^(k/6), rounded.
    private static readonly int[] s_steps = [256, 287, 323, 362, 406, 456];

    private readonly double _step;
    private readonly double _offset;

    private UniformQuantiser(int step, bool truncates)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, SmallestStep);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(step, LargestStep);
        (Step, Truncates) = (step, truncates);
        (_step, _offset) = (step, truncates ? 0 : step / 2);
    }

    /// <summary>The step in units of 2^-8.</summary>
    internal int Step { get; }

    /// <summary>Whether what is less than a whole step is dropped; otherwise it is rounded to the nearest.</summary>
    internal bool Truncates { get; }

    /// <summary>Rounds to the nearest multiple of a step, halves away from zero.</summary>
    /// <param name="step">The step in units of 2^-8.</param>
    internal static UniformQuantiser Rounding(int step) => new(step, truncates: false);

    /// <summary>The step that belongs to a number: 1 for 0, doubled by every six.</summary>
    internal static UniformQuantiser Numbered(int quantiser) =>
        Rounding(s_steps[quantiser % s_steps.Length] << (quantiser / s_steps.Length));

    /// <summary>Shifts magnitudes to the right and drops what falls off: a step of 2^bits with truncation.</summary>
    internal static UniformQuantiser Shifting(int bits) => new(1 << (CosineTable.FractionBits + bits), truncates: true);

    /// <summary>Coefficients to levels.</summary>
    /// <param name="coefficients">64 coefficients.</param>
    /// <param name="levels">Receives their levels.</param>
    /// <returns>Whether any level is not 0.</returns>
    internal bool Quantise(ReadOnlySpan<int> coefficients, Span<int> levels)
    {
        var any = Vector256<int>.Zero;
        var step = Vector256.Create(_step);
        var offset = Vector256.Create(_offset);
        for (var i = 0; i < BlockPadding.BlockSamples; i += Vector256<int>.Count)
        {
            var values = Vector256.Create(coefficients[i..]);
            var sign = values >> 31;
            var (low, high) = WholeNumbers.ToDoubles((values ^ sign) - sign);

            // The quotient of whole numbers below 2^53 is never rounded up to a whole number.
            var magnitudes = WholeNumbers.ToIntegers(
                Vector256.Floor((low + offset) / step), Vector256.Floor((high + offset) / step));
            var signed = (magnitudes ^ sign) - sign;
            signed.CopyTo(levels[i..]);
            any |= signed;
        }

        return any != Vector256<int>.Zero;
    }

    /// <summary>Levels to coefficients.</summary>
    internal void Dequantise(ReadOnlySpan<int> levels, Span<int> coefficients)
    {
        for (var i = 0; i < BlockPadding.BlockSamples; i += Vector256<int>.Count)
        {
            (Vector256.Create(levels[i..]) * Step).CopyTo(coefficients[i..]);
        }
    }
}
