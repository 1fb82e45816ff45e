using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Codecs.Predictive.Coding;
using NumVid.Formats.Nv12.Entropy;

namespace NumVid.Formats.Nv12.Layers;

/// <summary>The decisions that make up one residual, each by seven tables of counters whose opinions are
/// mixed.</summary>
/// <remarks>Three of the tables stand where the distributions of the codec predictive have their places in the
/// mixture. Bounds: every context is below the size of its table by how it is made.</remarks>
internal sealed unsafe class MixedResidualModel
{
    private const int NearClasses = 40;
    private const int SlopeClasses = 24;
    private const int ChangeClasses = 16;
    private const int Signs = 3;
    private const int Zero = 0;
    private const int Sign = 1;
    private const int MostUnary = 8;
    private const int Length = 16;
    private const int FirstBit = 40;
    private const int MostLengths = 15;

    private static readonly CoderSizes s_sizes = new(
        Signs * Signs * Signs * Signs * Signs * Signs, 5 * 5 * 5 * Signs, NearClasses * SlopeClasses,
        BaseContexts.SignedClasses * BaseContexts.SignedClasses, NearClasses, 32, NearClasses / 2);

    private readonly DecisionCoder _decisions = new(s_sizes);
    private readonly CounterTable _bySigns = new(NearClasses * Signs * Signs * Signs);
    private readonly CounterTable _byChange = new(NearClasses * ChangeClasses);
    private readonly CounterTable _byEnd = new(BaseContexts.EndClasses * BaseContexts.SignedClasses);

    /// <summary>Codes a residual.</summary>
    /// <param name="coder">The range coder.</param>
    /// <param name="value">The residual when encoding; ignored when decoding.</param>
    /// <param name="neighbours">The residuals around it.</param>
    /// <param name="surroundings">The base around it.</param>
    internal int Code<TCoder>(
        ref TCoder coder, int value, ResidualNeighbours neighbours, BaseContexts surroundings)
        where TCoder : struct, IBitCoder
    {
        Choose(neighbours, surroundings);
        if (Decide(ref coder, Zero, value != 0) == 0)
        {
            return 0;
        }

        var isNegative = Decide(ref coder, Sign, value < 0) != 0;
        var magnitude = CodeMagnitude(ref coder, Math.Abs(value));
        return isNegative ? -magnitude : magnitude;
    }

    // In unary up to 7, then the bits of what is beyond: their number in unary, the one below the top, even ones.
    private int CodeMagnitude<TCoder>(ref TCoder coder, int magnitude)
        where TCoder : struct, IBitCoder
    {
        for (var i = 1; i < MostUnary; i++)
        {
            if (Decide(ref coder, Sign + i, magnitude > i) == 0)
            {
                return i;
            }
        }

        var rest = magnitude - MostUnary + 1;
        var lengthOfRest = 32 - BitOperations.LeadingZeroCount((uint)rest);
        var length = 1;
        while (length < ResidualCoder.MaxBits && Decide(ref coder, Length + length, lengthOfRest > length) != 0)
        {
            length++;
        }

        if (length == 1)
        {
            return MostUnary;
        }

        var bit = Decide(
            ref coder, FirstBit + Magnitudes.AtMost(length, MostLengths), ((rest >> (length - 2)) & 1) != 0);
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

    private void Choose(ResidualNeighbours neighbours, BaseContexts surroundings)
    {
        var (west, north, northWest, northEast, westWest) = neighbours.InFrame;
        var (before, beforeEast, earlier) = neighbours.Before;
        var near = BaseContexts.ClassOf(neighbours.Near, NearClasses - 1);
        var wide = BaseContexts.ClassOf(neighbours.Wide, NearClasses - 1);
        var slope = BaseContexts.ClassOf(surroundings.Slope, 31);
        var signs = (((SignOf(west) * Signs) + SignOf(north)) * Signs) + SignOf(before);
        _decisions.Choose(new NumberContext
        {
            Counter0 = (((((signs * Signs) + SignOf(northWest)) * Signs) + SignOf(northEast)) * Signs)
                + SignOf(neighbours.HasBefore ? beforeEast : westWest),
            Counter1 = (((((FiveOf(west) * 5) + FiveOf(north)) * 5) + FiveOf(before)) * Signs) + SignOf(earlier),
            Counter2 = (near * SlopeClasses) + Magnitudes.AtMost(slope, SlopeClasses - 1),
            Counter3 = (BaseContexts.SignedClassOf(surroundings.Bend) * BaseContexts.SignedClasses)
                + BaseContexts.SignedClassOf(2L * surroundings.BendInTime),
            Weights0 = wide,
            Weights1 = slope,
            Map = near / 2,
        });
        _bySigns.Choose((wide * Signs * Signs * Signs) + signs);
        _byChange.Choose((near * ChangeClasses) + (BaseContexts.ClassOf(surroundings.Change, (2 * ChangeClasses) - 1) / 2));
        _byEnd.Choose((surroundings.End * BaseContexts.SignedClasses)
            + BaseContexts.SignedClassOf(surroundings.Bend / 2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Decide<TCoder>(ref TCoder coder, int node, bool isOne)
        where TCoder : struct, IBitCoder
    {
        var opinions = Vector128.Create(_bySigns.OpinionOf(node), _byChange.OpinionOf(node), _byEnd.OpinionOf(node), 0);
        var bit = _decisions.CodeByOpinions(ref coder, node, isOne ? 1 : 0, opinions);
        _bySigns.Learn(node, bit);
        _byChange.Learn(node, bit);
        _byEnd.Learn(node, bit);
        return bit;
    }

    private static int SignOf(int residual) => Math.Sign(residual) + 1;

    private static int FiveOf(int residual) => Math.Clamp(residual, -2, 2) + 2;
}
