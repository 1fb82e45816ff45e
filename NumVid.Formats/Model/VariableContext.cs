using System.Collections.Generic;

namespace NumVid.Formats.Model;

/// <summary>A variable as the decisions see it: its name, dimensions and attributes.</summary>
/// <param name="Name">The name.</param>
/// <param name="Dimensions">The dimensions' names.</param>
/// <param name="Attributes">The attributes as they will be committed.</param>
internal sealed record VariableContext(
    string Name, string[] Dimensions, IReadOnlyList<KeyValuePair<string, object?>> Attributes)
{
    /// <summary>The text of an attribute, or null when there is none or it is no text.</summary>
    internal string? TextOf(string key)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Key == key)
            {
                return attribute.Value as string;
            }
        }

        return null;
    }
}
