using System;
using System.Numerics;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>What tells whether two segments are alike, so that what was found for one will do for the other.</summary>
/// <param name="Geometry">The shape.</param>
/// <param name="Terms">The quality that was asked for.</param>
/// <param name="Type">The type of the values.</param>
/// <param name="Step">What the limit comes to in codes, and with it the quantiser.</param>
/// <param name="IsOnLattice">Whether the values were unpacked from whole numbers.</param>
/// <param name="Levels">Bits of the number of different values, which are few where they were packed into few
/// bits.</param>
/// <param name="Within">Bits that count in steps how far points are from the gradient of their neighbours, for each
/// point.</param>
/// <param name="Between">The same for the point of the frame before.</param>
/// <param name="Same">The share of points that are as the one before them in the row.</param>
/// <param name="Special">The share of points that are no measurements.</param>
internal sealed record SegmentLook(
    SegmentGeometry Geometry, string Terms, Type Type, double Step, bool IsOnLattice, int Levels, double Within,
    double Between, double Same, double Special)
{
    private const double MostPart = 0.12;
    private const double FewBits = 0.05;
    private const double MostFactor = 1.1;

    // Levels of one field differ more in bits than in what suits them.
    private const double MostPartOfVariable = 0.25;
    private const double MostFactorOfVariable = 1.3;
    private const double MostShare = 0.1;

    /// <summary>Looks at a sample of a segment; null where there is no limit in whose steps it could be
    /// counted.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="terms">The quality that was asked for.</param>
    /// <param name="isOnLattice">Whether the values were unpacked from whole numbers, where that counts.</param>
    internal static SegmentLook? Of<T>(PreparedSegment<T> segment, string terms, bool isOnLattice)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!segment.IsBounded)
        {
            return null;
        }

        var sample = segment.PictureSample(ChoiceRules.FewValues, ChoiceRules.SampleFrames);
        var (columns, frame) = (sample.Geometry.Columns, sample.Geometry.Rows * sample.Geometry.Columns);
        var (within, between, same, special, points, pairs) = (0L, 0L, 0L, 0L, 0L, 0L);
        var targets = new double[sample.Values.Length];
        for (var i = 0; i < sample.Values.Length; i++)
        {
            targets[i] = IsSpecial(i) ? 0 : sample.TargetAt(i);
            if (IsSpecial(i))
            {
                special++;
            }
            else if (i % columns > 0 && i % frame >= columns && !IsSpecial(i - 1) && !IsSpecial(i - columns)
                && !IsSpecial(i - columns - 1))
            {
                var (here, west) = (sample.TargetAt(i), sample.TargetAt(i - 1));
                within += BitsOf(here - west - sample.TargetAt(i - columns) + sample.TargetAt(i - columns - 1));
                same += here == west ? 1 : 0;
                points++;
                if (i >= frame && !IsSpecial(i - frame))
                {
                    between += BitsOf(here - sample.TargetAt(i - frame));
                    pairs++;
                }
            }
        }

        return new SegmentLook(
            segment.Geometry, terms, typeof(T), segment.BoundInCodes, isOnLattice, LevelsOf(targets),
            Share(within, points * RoughLogarithm.One), Share(between, pairs * RoughLogarithm.One), Share(same, points), Share(special, sample.Values.Length));

        bool IsSpecial(int point) => sample.Special is not null && sample.Special[point];

        long BitsOf(double rest) => double.IsFinite(rest)
            ? RoughLogarithm.OfOneAnd(Math.Abs(rest) / sample.ResidualStep)
            : 64 * RoughLogarithm.One;
    }

    /// <summary>Whether another segment is alike.</summary>
    /// <param name="other">The other one.</param>
    /// <param name="isOfVariable">Whether both are of one variable.</param>
    internal bool IsLike(SegmentLook other, bool isOfVariable)
    {
        var factor = isOfVariable ? MostFactorOfVariable : MostFactor;
        var part = isOfVariable ? MostPartOfVariable : MostPart;
        return Geometry == other.Geometry && Terms == other.Terms && Type == other.Type
            && IsOnLattice == other.IsOnLattice && Step <= factor * other.Step && other.Step <= factor * Step
            && Math.Abs(Levels - other.Levels) <= 1 && AreNear(Within, other.Within, part)
            && AreNear(Between, other.Between, part) && Math.Abs(Same - other.Same) <= MostShare
            && Math.Abs(Special - other.Special) <= MostShare;
    }

    private static int LevelsOf(double[] values)
    {
        Array.Sort(values);
        var levels = 1u;
        for (var i = 1; i < values.Length; i++)
        {
            levels += values[i] == values[i - 1] ? 0u : 1u;
        }

        return 32 - BitOperations.LeadingZeroCount(levels);
    }

    private static bool AreNear(double one, double other, double part) =>
        Math.Abs(one - other) <= Math.Max(FewBits, part * Math.Max(one, other));

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
