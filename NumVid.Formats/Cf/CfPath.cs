using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Cf;

/// <summary>Names of variables inside groups, as <c>group/name</c> without a slash in front.</summary>
/// <remarks>After the CF conventions, section 2.7.</remarks>
internal static class CfPath
{
    private const char Separator = '/';

    /// <summary>The name without its group.</summary>
    internal static string LocalName(string name) => name[(name.LastIndexOf(Separator) + 1)..];

    /// <summary>The path of the group that a variable is in; empty for the root.</summary>
    internal static string GroupOf(string name) => name.LastIndexOf(Separator) is > 0 and var end ? name[..end] : "";

    /// <summary>The variable that a reference means, or null where there is none.</summary>
    /// <param name="reference">A name, a relative path or one from the root.</param>
    /// <param name="group">The group of the variable whose attribute it is from.</param>
    /// <param name="names">The names of all variables.</param>
    internal static string? Find(string reference, string group, IReadOnlySet<string> names)
    {
        if (reference.StartsWith(Separator))
        {
            return Existing(reference.TrimStart(Separator), names);
        }

        if (reference.Contains(Separator, StringComparison.Ordinal))
        {
            return Existing(Join(group, reference), names) ?? Existing(reference, names);
        }

        return FindUpwards(reference, group, names) ?? FindElsewhere(reference, names);
    }

    private static string? Existing(string name, IReadOnlySet<string> names) => names.Contains(name) ? name : null;

    private static string Join(string group, string path)
    {
        var parts = new List<string>(group.Split(Separator, StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in path.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return string.Join(Separator, parts);
    }

    // The group itself first, then those around it.
    private static string? FindUpwards(string name, string group, IReadOnlySet<string> names)
    {
        for (var scope = group; scope.Length > 0; scope = GroupOf(scope))
        {
            if (names.Contains($"{scope}{Separator}{name}"))
            {
                return $"{scope}{Separator}{name}";
            }
        }

        return Existing(name, names);
    }

    // In no group around it: the one nearest to the root, if it is the only one so near.
    private static string? FindElsewhere(string name, IReadOnlySet<string> names)
    {
        var nearest =
            names.Where(other => other.Contains(Separator, StringComparison.Ordinal) && LocalName(other) == name)
            .GroupBy(other => other.Count(letter => letter == Separator)).MinBy(depth => depth.Key)?.ToArray();
        return nearest is [var only] ? only : null;
    }
}
