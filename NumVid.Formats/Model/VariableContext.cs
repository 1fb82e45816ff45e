using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;

namespace NumVid.Formats.Model;

/// <summary>A variable as the decisions see it: its name, dimensions and attributes.</summary>
/// <param name="Name">The name.</param>
/// <param name="Dimensions">The dimensions' names.</param>
/// <param name="Attributes">The attributes as they will be committed.</param>
public sealed record VariableContext(
    string Name, IReadOnlyList<string> Dimensions, IReadOnlyList<KeyValuePair<string, object?>> Attributes)
{
    /// <summary>The type of its values, or null where that is not known.</summary>
    public Type? Type { get; init; }

    /// <summary>A variable of a dataset.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="version">Which state of its attributes.</param>
    public static VariableContext Of(Variable variable, SchemaVersion version)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var attributes = AttributesOf(variable, version);
        var name =
            attributes.FirstOrDefault(attribute => attribute.Key == variable.Metadata.KeyForName).Value as string;
        return new(name ?? "", variable.Dimensions.AsNamesArray(), attributes) { Type = variable.TypeOfData };
    }

    /// <summary>The attributes of a variable, or of a dataset by the variable that holds them.</summary>
    public static IReadOnlyList<KeyValuePair<string, object?>> AttributesOf(Variable variable, SchemaVersion version)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return [.. variable.Metadata.AsDictionary(version)];
    }

    /// <summary>The text of an attribute, or null when there is none or it is no text.</summary>
    public string? TextOf(string key) => ValueOf(key) as string;

    /// <summary>The value of an attribute, or null when there is none.</summary>
    public object? ValueOf(string key)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Key == key)
            {
                return attribute.Value;
            }
        }

        return null;
    }
}
