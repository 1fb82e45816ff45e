using System;
using System.Linq;
using System.Text.RegularExpressions;
using NumVid.Formats.Model;

namespace NumVid.Formats.Cf;

/// <summary>What a variable is, in one line for people.</summary>
public static partial class CfSummary
{
    /// <summary>The line, made of its attributes; null where they name nothing.</summary>
    /// <param name="variable">The variable.</param>
    public static string? Of(VariableContext variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable.TextOf(CfAttributes.Description) is { Length: > 0 } description)
        {
            return description;
        }

        var name = variable.TextOf(CfAttributes.LongName)
            ?? variable.TextOf(CfAttributes.StandardName)?.Replace('_', ' ');
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        var methods = MethodPattern().Matches(variable.TextOf(CfAttributes.CellMethods) ?? "")
            .Where(match => match.Groups["method"].Value != CfCellMethod.Point)
            .Select(match => $"{match.Groups["method"].Value.Replace('_', ' ')} over {match.Groups["axis"].Value}");
        return string.Join(", ", methods.Prepend(name.Trim()));
    }

    [GeneratedRegex(
        @"(?<axis>[A-Za-z]\w*):\s+(?<method>[a-z_]+)(?!\w*:)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex MethodPattern();
}
