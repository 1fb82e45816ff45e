using System;
using System.Numerics;
using NumVid.Formats.Nv12.Entropy;

namespace NumVid.Formats.Nv12.Layers;

/// <summary>The adaptive decisions that make up one residual: bit length, sign, and the bits below the top
/// one.</summary>
internal sealed class ResidualModel
{
    /// <summary>Contexts of magnitude; two sets, for points with and without a frame before them.</summary>
    internal const int ContextCount = 48;

    private const int Lengths = 32;
    private const int SignContexts = 27;

    private readonly AdaptiveBit[] _length = AdaptiveBit.Create(2 * ContextCount * Lengths);
    private readonly AdaptiveBit[] _firstBit = AdaptiveBit.Create(2 * ContextCount * Lengths);
    private readonly AdaptiveBit[] _nextBits = AdaptiveBit.Create(Lengths * 4);
    private readonly AdaptiveBit[] _lowBits = AdaptiveBit.Create(Lengths * Lengths);
    private readonly AdaptiveBit[] _sign = AdaptiveBit.Create(SignContexts);

    /// <summary>Codes one residual.</summary>
    /// <param name="coder">The range coder.</param>
    /// <param name="value">The residual when encoding; ignored when decoding.</param>
    /// <param name="context">A context of magnitude.</param>
    /// <param name="signContext">A context of sign, 0 to 26.</param>
    /// <returns>The residual.</returns>
    internal int Code<TCoder>(ref TCoder coder, int value, int context, int signContext)
        where TCoder : struct, IBitCoder
    {
        var magnitude = Math.Abs(value);
        var length = CodeLength(ref coder, 32 - BitOperations.LeadingZeroCount((uint)magnitude), context * Lengths);
        if (length == 0)
        {
            return 0;
        }

        magnitude = length == 1 ? 1 : CodeMagnitude(ref coder, magnitude, length, context);
        return coder.Code(value < 0 ? 1 : 0, ref _sign[signContext]) == 0 ? magnitude : -magnitude;
    }

    private int CodeLength<TCoder>(ref TCoder coder, int length, int offset)
        where TCoder : struct, IBitCoder
    {
        for (var i = 0; i < ResidualCoder.MaxBits; i++)
        {
            if (coder.Code(length > i ? 1 : 0, ref _length[offset + i]) == 0)
            {
                return i;
            }
        }

        return ResidualCoder.MaxBits;
    }

    private int CodeMagnitude<TCoder>(ref TCoder coder, int magnitude, int length, int context)
        where TCoder : struct, IBitCoder
    {
        var shift = length - 2;
        var bit = coder.Code((magnitude >> shift) & 1, ref _firstBit[(context * Lengths) + length]);
        var result = 2 | bit;
        for (shift--; shift >= 0; shift--)
        {
            ref var model = ref result < 4
                ? ref _nextBits[(length * 4) + result]
                : ref _lowBits[(length * Lengths) + shift];
            result = (result << 1) | coder.Code((magnitude >> shift) & 1, ref model);
        }

        return result;
    }
}
