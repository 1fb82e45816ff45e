using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Nv12.Geometry;

/// <summary>Finds boxes that share points.</summary>
/// <remarks>Boxes that a writer cut are separated by planes, over and over, until each stands alone. Only what no plane
/// separates is compared pair by pair.</remarks>
internal static class BoxOverlap
{
    // No writer makes so many boxes that interlock; comparing more than these would take a reader too long.
    private const int MaxInterlocked = 1 << 12;
    private const long MaxRounds = 1000;

    /// <summary>Returns two boxes that share a point, or null. Boxes that interlock as no writer's do count as sharing
    /// one.</summary>
    internal static (Box First, Box Second)? Find(IReadOnlyCollection<Box> boxes)
    {
        var groups = new Stack<Box[]>();
        groups.Push([.. boxes]);
        var seen = 0L;
        while (groups.TryPop(out var group))
        {
            seen += group.Length;
            if (seen > MaxRounds * boxes.Count)
            {
                return (group[0], group[^1]);
            }

            var parts = PartsOf(group);
            if (parts.Count > 1)
            {
                parts.ForEach(groups.Push);
            }
            else if (group.Length > 1 && FindIn(group) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    // Cut between boxes along the first axis on which that is possible.
    private static List<Box[]> PartsOf(Box[] group)
    {
        for (var axis = 0; group.Length > 1 && axis < group[0].Rank; axis++)
        {
            var sorted = group.OrderBy(box => box.Origin[axis]).ToArray();
            var parts = new List<Box[]>();
            var (start, end) = (0, 0);
            for (var i = 0; i < sorted.Length; i++)
            {
                if (i > start && sorted[i].Origin[axis] >= end)
                {
                    parts.Add(sorted[start..i]);
                    start = i;
                }

                end = System.Math.Max(end, sorted[i].Origin[axis] + sorted[i].Shape[axis]);
            }

            if (start > 0)
            {
                parts.Add(sorted[start..]);
                return parts;
            }
        }

        return [group];
    }

    private static (Box First, Box Second)? FindIn(Box[] group)
    {
        if (group.Length > MaxInterlocked)
        {
            return (group[0], group[1]);
        }

        for (var i = 0; i < group.Length; i++)
        {
            for (var j = i + 1; j < group.Length; j++)
            {
                if (group[i].Intersect(group[j]) is not null)
                {
                    return (group[i], group[j]);
                }
            }
        }

        return null;
    }
}
