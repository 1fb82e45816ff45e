using System;
using System.Collections.Generic;
using NumVid.Formats.Model;

namespace NumVid.Formats.Quality;

/// <summary>The efforts in the quality grammar.</summary>
internal static class CodingEffortNames
{
    /// <summary>The names, in the order of the efforts.</summary>
    internal static IReadOnlyList<string> All { get; } = ["fast", "normal", "best"];

    /// <summary>The name of an effort.</summary>
    internal static string NameOf(CodingEffort effort) => All[(int)effort];

    /// <summary>The effort of a name.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    internal static CodingEffort Parse(string name)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i] == name)
            {
                return (CodingEffort)i;
            }
        }

        throw new FormatException($"'{name}' is not an effort; use one of {string.Join(", ", All)}.");
    }
}
