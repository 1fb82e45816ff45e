using System.Collections.Generic;
using System.Linq;

namespace Microsoft.Research.Science.Data;

/// <summary>Finding variables by name, with an error that tells which names there are.</summary>
internal static class VariableLookup
{
    internal static Variable ByName(IEnumerable<Variable> variables, string name)
        => variables.FirstOrDefault(v => v.Name == name) ?? throw NoName(variables, name);

    internal static Variable ByName(IEnumerable<Variable> variables, string name, SchemaVersion version)
        => variables.FirstOrDefault(v => HasName(v.Metadata, name, version)) ?? throw NoName(variables, name);

    internal static KeyNotFoundException NoID(int id) => new($"There is no variable with ID {id}.");

    private static bool HasName(MetadataDictionary metadata, string name, SchemaVersion version)
        => (version != SchemaVersion.Proposed || metadata.HasChanges)
            && metadata.ContainsKey(MetadataDictionary.NameKey, version)
            && (string?)metadata[MetadataDictionary.NameKey, version] == name;

    private static KeyNotFoundException NoName(IEnumerable<Variable> variables, string name)
    {
        var names = variables.Where(v => v.ID != DataSet.GlobalMetadataVariableID).Select(v => $"'{v.Name}'").ToArray();
        return new KeyNotFoundException(names.Length == 0
            ? $"There is no variable '{name}', nor any other."
            : $"There is no variable '{name}', only {string.Join(", ", names)}.");
    }
}
