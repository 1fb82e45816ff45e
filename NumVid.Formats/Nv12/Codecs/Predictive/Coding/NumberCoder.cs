using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Entropy;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Coding;

/// <summary>The binarisation: turns a whole number into decisions, and decisions into a number.</summary>
/// <remarks>Zero, sign, length, and two bits below the top one are decisions with models; what lies lower is coded
/// with the odds of the distributions. Where errors are large even the low bits of the length are left to them.
/// Independent of the order in which points come, so that every order uses it.</remarks>
internal sealed class NumberCoder(ModelMemory memory, CoderSizes sizes)
{
    private const int ModelledBits = 2;
    private const float LeastOdds = 0.02f;
    private const float MostOdds = 0.98f;

    private readonly DecisionCoder _decisions = new(memory, sizes);
    private readonly Logistic _logistic = new();

    /// <summary>Codes a number of at most <see cref="Nodes.MostBits"/> bits.</summary>
    /// <param name="coder">The range coder.</param>
    /// <param name="value">The number when encoding; ignored when decoding.</param>
    /// <param name="context">What is known of it.</param>
    /// <param name="lowBits">Bits that are left to the distributions: 0 for small errors.</param>
    /// <returns>The number.</returns>
    internal int Code<TCoder>(ref TCoder coder, int value, in NumberContext context, int lowBits)
        where TCoder : struct, IBitCoder
    {
        _decisions.Choose(context);
        var mixture = new LogisticMixture(_logistic, context);
        return lowBits == 0 ? CodeNarrow(ref coder, value, ref mixture)
            : CodeWide(ref coder, value, ref mixture, lowBits);
    }

    /// <summary>Codes whether a number is the one that neighbours agree on.</summary>
    /// <param name="coder">The range coder.</param>
    /// <param name="isSame">Whether it is, when encoding.</param>
    /// <param name="number">The proposed number, from the same centre as a coded one.</param>
    /// <param name="context">What is known of it.</param>
    internal bool CodeSame<TCoder>(ref TCoder coder, bool isSame, float number, in NumberContext context)
        where TCoder : struct, IBitCoder
    {
        _decisions.Choose(context);
        var mixture = new LogisticMixture(_logistic, context);
        return Decide(ref coder, Nodes.Same, isSame, mixture.Exactly(number)) != 0;
    }

    private int CodeNarrow<TCoder>(ref TCoder coder, int value, ref LogisticMixture mixture)
        where TCoder : struct, IBitCoder
    {
        var negative = mixture.Negative();
        var positive = mixture.From(1);
        var either = negative + positive;
        if (Decide(ref coder, Nodes.Zero, value != 0, either) == 0)
        {
            return 0;
        }

        var isNegative = Decide(
            ref coder, Nodes.Sign, value < 0, negative / (either + Vector128.Create(Logistic.Tiny))) != 0;
        var magnitude = isNegative ? -value : value;
        mixture.AtLeast = (isNegative ? negative : positive) + Vector128.Create(Logistic.Tiny);
        if (isNegative)
        {
            mixture.Mirror(0);
        }

        var length = CodeLength(ref coder, magnitude, ref mixture, Nodes.Length, 0, 1, Nodes.MostLengths);
        magnitude = CodeBits(ref coder, magnitude, ref mixture, length);
        return isNegative ? -magnitude : magnitude;
    }

    // Magnitudes of both signs begin at 0: -1 is the negative 0.
    private int CodeWide<TCoder>(ref TCoder coder, int value, ref LogisticMixture mixture, int lowBits)
        where TCoder : struct, IBitCoder
    {
        var negative = mixture.Negative();
        var isNegative = Decide(ref coder, Nodes.WideSign, value < 0, negative) != 0;
        var magnitude = isNegative ? -value - 1 : value;
        mixture.AtLeast = (isNegative ? negative : Vector128<float>.One - negative) + Vector128.Create(Logistic.Tiny);
        if (isNegative)
        {
            mixture.Mirror(1);
        }

        var length = CodeLength(
            ref coder, magnitude, ref mixture, Nodes.WideLength, lowBits, 0, Nodes.MostWideLengths);
        magnitude = CodeWideBits(ref coder, magnitude, ref mixture, length, lowBits);
        return isNegative ? -magnitude - 1 : magnitude;
    }

    // In unary: whether the magnitude has more bits than so many, the low ones not counted.
    private int CodeLength<TCoder>(
        ref TCoder coder, int magnitude, ref LogisticMixture mixture, int node, int lowBits, int length, int most)
        where TCoder : struct, IBitCoder
    {
        for (; lowBits + length < Nodes.MostBits; length++)
        {
            var threshold = 1 << (lowBits + length);
            mixture.Beyond = mixture.FromSafely(threshold);
            var isMore = Decide(
                ref coder, node + Magnitudes.AtMost(length, most), magnitude >= threshold,
                mixture.Beyond / mixture.AtLeast);
            if (isMore == 0)
            {
                break;
            }

            mixture.AtLeast = mixture.Beyond;
        }

        return length;
    }

    private int CodeBits<TCoder>(ref TCoder coder, int magnitude, ref LogisticMixture mixture, int length)
        where TCoder : struct, IBitCoder
    {
        var known = 1 << (length - 1);
        var node = Nodes.First + Magnitudes.AtMost(length, Nodes.MostLengths);
        for (var place = length - 2; place >= 0; place--)
        {
            var half = 1 << place;
            var atHalf = mixture.FromSafely(known + half);
            var odds = mixture.Within(atHalf);
            var isUpper = (magnitude & half) != 0;
            var bit = length - 2 - place < ModelledBits ? Decide(ref coder, node, isUpper, odds)
                : Leave(ref coder, isUpper, 0.5f * (odds.GetElement(0) + odds.GetElement(1)));
            node = Nodes.Second + (2 * Magnitudes.AtMost(length, Nodes.MostLengths)) + bit;
            Narrow(ref mixture, atHalf, bit);
            known += bit * half;
        }

        return known;
    }

    private int CodeWideBits<TCoder>(
        ref TCoder coder, int magnitude, ref LogisticMixture mixture, int length, int lowBits)
        where TCoder : struct, IBitCoder
    {
        var known = length > 0 ? 1 << (lowBits + length - 1) : 0;
        var top = length > 0 ? lowBits + length - 2 : lowBits - 1;
        for (var place = top; place >= 0; place--)
        {
            var half = 1 << place;
            var atHalf = mixture.FromSafely(known + half);
            var odds = mixture.Within(atHalf);
            var isUpper = (magnitude & half) != 0;
            var bit = place == top && length > 1
                ? Decide(ref coder, Nodes.WideFirst + Magnitudes.AtMost(length, Nodes.MostWideLengths), isUpper, odds)
                : Leave(ref coder, isUpper, odds.GetElement(0));
            Narrow(ref mixture, atHalf, bit);
            known += bit * half;
        }

        return known;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Narrow(ref LogisticMixture mixture, Vector128<float> atHalf, int bit)
    {
        if (bit != 0)
        {
            mixture.AtLeast = atHalf;
        }
        else
        {
            mixture.Beyond = atHalf;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Leave<TCoder>(ref TCoder coder, bool bit, float odds)
        where TCoder : struct, IBitCoder =>
        coder.Code(bit ? 1 : 0, (uint)Lanes.Whole(Lanes.Clamp(odds, LeastOdds, MostOdds) * 65536f));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Decide<TCoder>(ref TCoder coder, int node, bool bit, Vector128<float> odds)
        where TCoder : struct, IBitCoder =>
        _decisions.Code(ref coder, node, bit ? 1 : 0, odds);
}
