using System;
using System.Linq;
using System.Numerics;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Predictive.Steps;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive;

/// <summary>Tries the ways to count values on a part of them, and takes the smallest.</summary>
/// <typeparam name="T">Float or double.</typeparam>
internal static class PredictiveSearch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Chooses a way, and whether values that neighbours agree on are proposed.</summary>
    /// <param name="planner">How values can be counted; the plainest way is always allowed.</param>
    /// <param name="values">The values.</param>
    /// <param name="geometry">Their shape.</param>
    /// <param name="mask">Points that have none, or null.</param>
    /// <param name="effort">The effort.</param>
    /// <param name="isAllowed">Whether a way may be taken.</param>
    internal static (CountedValues Way, bool ProposesSame) Choose(
        StepPlanner<T> planner, ReadOnlySpan<T> values, SegmentGeometry geometry, bool[]? mask, CodingEffort effort,
        Func<CountedValues, bool> isAllowed)
    {
        if (!planner.HasOneStep)
        {
            return (planner.Ways().First(), false);
        }

        var ways = planner.Ways().Where(isAllowed).ToArray();
        var sample = new PredictiveSample<T>(planner, values, geometry, mask, effort);
        var best = (Way: ways[0], Proposes: false, Bytes: sample.BytesOf(ways[0], false));
        foreach (var way in ways.Skip(1))
        {
            Take(ref best, way, false, sample.BytesOf(way, false));
        }

        // The linear model knows no such decision.
        if (best.Way.Lattice == 1 && effort != CodingEffort.Fast)
        {
            Take(ref best, best.Way, true, sample.BytesOf(best.Way, true));
        }

        return (best.Way, best.Proposes);
    }

    private static void Take(
        ref (CountedValues Way, bool Proposes, double Bytes) best, CountedValues way, bool proposes, double bytes)
    {
        if (bytes < best.Bytes)
        {
            best = (way, proposes, bytes);
        }
    }
}
