using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Compare.Names;

/// <summary>Finds what somebody meant who mistyped a name.</summary>
internal static class NearestNames
{
    private const int MostNames = 3;
    private const int LeastBeginning = 2;

    /// <summary>The names that are so near that a slip of the fingers explains the difference, nearest first.</summary>
    /// <param name="name">What was typed.</param>
    /// <param name="known">The names that there are.</param>
    internal static IReadOnlyList<string> Of(string name, IEnumerable<string> known)
    {
        var typed = name.ToLowerInvariant();
        return [.. known.Select(
            candidate => (Name: candidate, Distance: DistanceOf(typed, candidate.ToLowerInvariant())))
            .Where(candidate => IsNear(typed, candidate.Name, candidate.Distance))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Take(MostNames).Select(candidate => candidate.Name)];
    }

    // One slip from two letters on, two from five, three from eight; or one of the names begins with the other.
    private static bool IsNear(string typed, string name, int distance)
    {
        const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;
        return (3 * distance) - 1 <= Math.Max(typed.Length, name.Length)
            || (Math.Min(typed.Length, name.Length) >= LeastBeginning
            && (name.StartsWith(typed, AnyCase) || typed.StartsWith(name, AnyCase)));
    }

    // Letters left out, put in, changed, or two beside each other swapped (optimal string alignment).
    private static int DistanceOf(string first, string second)
    {
        var (before, last, row) = (new int[second.Length + 1], new int[second.Length + 1], new int[second.Length + 1]);
        for (var j = 0; j <= second.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= first.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var change = last[j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1);
                var swap = i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1]
                    ? before[j - 2] + 1 : int.MaxValue;
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, Math.Min(change, swap));
            }

            (before, last, row) = (last, row, before);
        }

        return last[second.Length];
    }
}
