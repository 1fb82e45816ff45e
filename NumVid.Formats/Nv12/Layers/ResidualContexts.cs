using System.Runtime.CompilerServices;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

namespace NumVid.Formats.Nv12.Layers;

/// <summary>Finds the contexts of a point: what was known of its row, and the residuals at left of it.</summary>
/// <param name="row">The residuals around the row.</param>
/// <param name="surroundings">The base around it.</param>
internal sealed unsafe class ResidualContexts(ResidualRow row, BaseRow surroundings)
{
    private const int MostNear = ResidualTables.NearClasses - 1;
    private const int Tabled = 256;

    // The classes of small sums: nearby in the first frame, nearby later, all around.
    private static readonly AlignedMemory<byte> s_classes = MakeClasses();

    private readonly int* _near = row.Near;
    private readonly int* _wide = row.Wide;
    private readonly int* _bySigns = row.BySigns;
    private readonly int* _byValues = row.ByValues;
    private readonly int* _byThreeSigns = row.ByThreeSigns;
    private readonly int* _slopes = surroundings.Slopes;
    private readonly int* _byBends = surroundings.ByBends;
    private readonly int* _changes = surroundings.Changes;
    private readonly int* _byEnd = surroundings.ByEnd;

    private readonly byte* _classes = s_classes.Start;

    /// <summary>The residuals of the row, which whoever codes them notes here.</summary>
    internal int* Values => row.Values;

    /// <summary>The magnitudes of all that is looked at around a point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int AroundOf(int column)
    {
        var values = row.Values + column;
        return _wide[column] + (2 * MagnitudeOf(values[-1])) + MagnitudeOf(values[-2]) + MagnitudeOf(values[-3]);
    }

    /// <summary>Finds the contexts of a quiet point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal QuietContext QuietOf(int column) => new(
        (_slopes[column] * ResidualTables.ChangeClasses) + _changes[column],
        _byBends[column] - ResidualTables.QuietBends,
        _byEnd[column] - ResidualTables.QuietEnds);

    /// <summary>Finds the contexts of a point.</summary>
    /// <param name="context">Told them.</param>
    /// <param name="column">Where the point stands in the row.</param>
    /// <param name="around">The magnitudes around it.</param>
    /// <param name="hasBefore">Whether there is a frame before.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Find(ref ResidualContext context, int column, int around, bool hasBefore)
    {
        var values = row.Values + column;
        var (west, westWest) = (values[-1], values[-2]);
        var nearby = _near[column] + (2 * MagnitudeOf(west));
        var near = nearby < Tabled ? _classes[(hasBefore ? Tabled : 0) + nearby] : NearOf(nearby, hasBefore);
        var wide = around < Tabled ? _classes[(2 * Tabled) + around] : WideOf(around);
        var sign = SignOf(west);
        var signs = _bySigns[column] + (sign * 243);
        context.BySigns = hasBefore ? signs : signs + SignOf(westWest);
        context.ByValues = ResidualTables.ByValues + _byValues[column] + (75 * FiveOf(west));
        var slope = _slopes[column];
        context.BySlope = ResidualTables.BySlope + (near * ResidualTables.SlopeClasses)
            + Magnitudes.AtMost(slope, ResidualTables.SlopeClasses - 1);
        context.ByBends = _byBends[column];
        context.ByWideSigns = ResidualTables.ByWideSigns + (27 * wide) + (9 * sign) + _byThreeSigns[column];
        context.ByChange = ResidualTables.ByChange + (near * ResidualTables.ChangeClasses) + _changes[column];
        context.ByEnd = _byEnd[column];
        context.Wide = wide;
        context.Slope = slope;
        context.Map = near >> 1;
    }

    private static AlignedMemory<byte> MakeClasses()
    {
        var classes = AlignedMemory<byte>.OfProgram(3 * Tabled);
        for (var sum = 0; sum < Tabled; sum++)
        {
            classes.Start[sum] = (byte)NearOf(sum, hasBefore: false);
            classes.Start[Tabled + sum] = (byte)NearOf(sum, hasBefore: true);
            classes.Start[(2 * Tabled) + sum] = (byte)WideOf(sum);
        }

        return classes;
    }

    private static int NearOf(int sum, bool hasBefore) => ClassLanes.Of(hasBefore ? sum * 12 / 5 : sum * 4, MostNear);

    private static int WideOf(int sum) => ClassLanes.Of(2 * sum, MostNear);

    private static int MagnitudeOf(int residual) => (residual ^ (residual >> 31)) - (residual >> 31);

    private static int SignOf(int residual) => (residual > 0 ? 2 : 1) + (residual >> 31);

    private static int FiveOf(int residual) => residual > 2 ? 4 : residual < -2 ? 0 : residual + 2;
}
