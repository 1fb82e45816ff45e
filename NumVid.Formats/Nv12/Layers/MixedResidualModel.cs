using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Entropy;

namespace NumVid.Formats.Nv12.Layers;

/// <summary>The decisions that make up one residual.</summary>
internal sealed class MixedResidualModel(ModelMemory memory)
{
    private const int Sign = 1;
    private const int MostUnary = 8;
    private const int Length = 16;
    private const int FirstBit = 40;
    private const int MostLengths = 15;

    private readonly ResidualMixture _mixture = new(memory);
    private readonly QuietZeros _quiet = new(memory);

    /// <summary>Codes a residual.</summary>
    /// <param name="coder">The range coder.</param>
    /// <param name="value">The residual when encoding; ignored when decoding.</param>
    /// <param name="context">Its contexts.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Code<TCoder>(ref TCoder coder, int value, in ResidualContext context)
        where TCoder : struct, IBitCoder =>
        _mixture.DecideZero(ref coder, in context, value == 0 ? 0 : 1) == 0 ? 0
            : CodeNonzero(ref coder, value, in context);

    /// <summary>Whether a residual at a quiet point is not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsNonzero<TCoder>(ref TCoder coder, int value, in QuietContext context)
        where TCoder : struct, IBitCoder => _quiet.Decide(ref coder, in context, value == 0 ? 0 : 1) != 0;

    /// <summary>Codes a residual that is not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal int CodeNonzero<TCoder>(ref TCoder coder, int value, in ResidualContext context)
        where TCoder : struct, IBitCoder
    {
        var isNegative = _mixture.DecideNear(ref coder, in context, Sign, value < 0 ? 1 : 0) != 0;
        var magnitude = CodeMagnitude(ref coder, Math.Abs(value), in context);
        return isNegative ? -magnitude : magnitude;
    }

    // In unary up to 7, then the bits of what is beyond: their number in unary, the one below the top, even ones.
    private int CodeMagnitude<TCoder>(ref TCoder coder, int magnitude, in ResidualContext context)
        where TCoder : struct, IBitCoder
    {
        for (var i = 1; i < MostUnary; i++)
        {
            if (_mixture.DecideNear(ref coder, in context, Sign + i, magnitude > i ? 1 : 0) == 0)
            {
                return i;
            }
        }

        var rest = magnitude - MostUnary + 1;
        var lengthOfRest = 32 - BitOperations.LeadingZeroCount((uint)rest);
        var length = 1;
        while (length < ResidualCoder.MaxBits
            && _mixture.DecideFar(ref coder, in context, Length + length, lengthOfRest > length ? 1 : 0) != 0)
        {
            length++;
        }

        if (length == 1)
        {
            return MostUnary;
        }

        var bit = _mixture.DecideFar(
            ref coder, in context, FirstBit + Magnitudes.AtMost(length, MostLengths), (rest >> (length - 2)) & 1);
        rest = CodeLowBits(ref coder, rest, (2 | bit) << (length - 2), length - 2);
        return Magnitudes.AtMost(rest + MostUnary - 1, ResidualCoder.MaxMagnitude);
    }

    private static int CodeLowBits<TCoder>(ref TCoder coder, int rest, int known, int count)
        where TCoder : struct, IBitCoder
    {
        const int Most = 16;
        if (count > Most)
        {
            known |= (int)coder.CodeEven((uint)(rest >> Most) & ((1u << (count - Most)) - 1), count - Most) << Most;
            count = Most;
        }

        return known | (int)coder.CodeEven((uint)rest & ((1u << count) - 1), count);
    }
}
