using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Results;

namespace NumVid.Compare.Conversions;

/// <summary>Says in a sentence what is not in the output.</summary>
internal static class OmissionSentence
{
    private const int MostNamed = 8;

    /// <summary>The sentence.</summary>
    /// <param name="omissions">What is not in the output, at least one.</param>
    /// <param name="counts">How much was there.</param>
    internal static string Of(IReadOnlyList<OmittedPart> omissions, ContentCounts counts)
    {
        var messages = omissions.Where(part => part.Message is not null).ToArray();
        var variables = omissions.Where(part => part is { Message: null, Name: not null, IsMetadata: false }).ToArray();
        var attributes = omissions.Where(part => part.IsMetadata).ToArray();
        var others = omissions.Where(part => part is { Message: null, Name: null });
        IEnumerable<string> parts =
        [
            .. Listed(
                messages, FormattableString.Invariant($"{messages.Length} of {counts.FieldsIn} fields"), "message"),
            .. Listed(
                variables, FormattableString.Invariant($"{variables.Length} of {counts.VariablesIn} variables"), ""),
            .. Listed(attributes, FormattableString.Invariant($"{attributes.Length} attributes"), ""),
        ];
        var left = parts.Any() ? $"Not converted: {string.Join("; ", parts)}." : "";
        return string.Join(' ', others.Select(part => part.Reason).Prepend(left).Where(text => text.Length > 0));
    }

    private static IEnumerable<string> Listed(OmittedPart[] parts, string count, string what)
    {
        if (parts.Length == 0)
        {
            yield break;
        }

        var named = string.Join(", ", parts.Select(part => part.What).Distinct().Take(MostNamed));
        var more = parts.Length > MostNamed ? ", ..." : "";
        yield return $"{count} ({(what.Length == 0 ? "" : what + " ")}{named}{more}: {parts[0].Reason.TrimEnd('.')})";
    }
}
