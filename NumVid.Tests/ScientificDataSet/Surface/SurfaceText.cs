using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NumVid.Tests.ScientificDataSet.Surface;

/// <summary>A public surface as a text: a line for each type, and below it an indented one for each member.</summary>
internal static class SurfaceText
{
    private const string Indent = "  ";

    /// <summary>The members of each type, by the type's line.</summary>
    internal static Dictionary<string, HashSet<string>> Read(string path)
    {
        var types = new Dictionary<string, HashSet<string>>();
        var members = new HashSet<string>();
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.StartsWith(Indent, StringComparison.Ordinal))
            {
                members.Add(line.Trim());
            }
            else
            {
                types.Add(line, members = []);
            }
        }

        return types;
    }

    /// <summary>What the first surface has and the second has not; of a type that is not there at all only its
    /// line.</summary>
    internal static IEnumerable<string> Difference(
        IReadOnlyDictionary<string, HashSet<string>> surface, IReadOnlyDictionary<string, HashSet<string>> other)
    {
        foreach (var (type, members) in surface.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var isThere = other.TryGetValue(type, out var others);
            var missing = isThere ? members.Except(others!).Order(StringComparer.Ordinal).ToArray() : [];
            if (!isThere || missing.Length > 0)
            {
                yield return type;
            }

            foreach (var member in missing)
            {
                yield return Indent + member;
            }
        }
    }
}
