using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace NumVid.Formats.Cf;

/// <summary>Reads the attribute <c>cell_methods</c>.</summary>
internal static partial class CfCellMethods
{
    /// <summary>The methods along an axis in the order in which they were done, without remarks: <c>mean</c>,
    /// <c>maximum within days</c>.</summary>
    /// <param name="text">The attribute, or null.</param>
    /// <param name="names">The names that the axis may have.</param>
    internal static IReadOnlyList<string> Along(string? text, IEnumerable<string> names)
    {
        var wanted = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return text is null ? [] : [.. Entry().Matches(Remarks().Replace(text, " "))
            .Where(match => match.Groups["axis"].Captures.Any(axis => wanted.Contains(axis.Value)))
            .Select(match => Blanks().Replace(match.Groups["method"].Value, " ").Trim())];
    }

    [GeneratedRegex(@"\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Remarks();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(
        @"(?:(?<axis>[^\s:]+):\s*)+(?<method>[^\s:]+(?:\s+(?![^\s:]+:)[^\s:]+)*)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
