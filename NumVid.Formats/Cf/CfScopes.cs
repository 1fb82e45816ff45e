using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Model;

namespace NumVid.Formats.Cf;

/// <summary>Finds what attributes of a dataset and of its variables name, inside groups too.</summary>
internal sealed class CfScopes
{
    private readonly IReadOnlyList<VariableContext> _variables;
    private readonly Dictionary<string, VariableContext> _byName;
    private readonly HashSet<string> _names;
    private readonly CfReference[] _global;

    /// <summary>Takes in a dataset.</summary>
    /// <param name="variables">All its variables; of several of one name the last counts.</param>
    /// <param name="attributes">The attributes of the dataset itself.</param>
    internal CfScopes(IReadOnlyList<VariableContext> variables, IReadOnlyList<KeyValuePair<string, object?>> attributes)
    {
        _variables = variables;
        _byName = variables.GroupBy(variable => variable.Name)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        _names = [.. _byName.Keys];
        _global = [.. attributes.SelectMany(InGlobal)];
    }

    /// <summary>All references with the variable that makes each; null for those of the dataset.</summary>
    internal IEnumerable<(VariableContext? Owner, CfReference Reference)> All() => _variables
        .SelectMany(variable => CfReferences.Of(variable).Select(reference => ((VariableContext?)variable, reference)))
        .Concat(_global.Select(reference => ((VariableContext?)null, reference)));

    /// <summary>What a variable names, and what the dataset names for it: coordinates along dimensions that it
    /// has.</summary>
    internal IEnumerable<CfReference> NamedBy(VariableContext variable) => CfReferences.Of(variable)
        .Concat(_global.Where(reference => Find(reference, null) is { } found
            && found.Dimensions.All(variable.Dimensions.Contains)));

    /// <summary>The variable of a name, or null.</summary>
    internal VariableContext? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The variable that a reference means, or null: there is none, or it is the one that makes the
    /// reference.</summary>
    internal VariableContext? Find(CfReference reference, VariableContext? owner)
    {
        var name = CfPath.Find(reference.Name, CfPath.GroupOf(owner?.Name ?? ""), _names);
        return name is null || name == owner?.Name ? null : _byName[name];
    }

    // Attributes of groups are attributes of the dataset here, with the path in front; SDS has no slash in their names.
    private IEnumerable<CfReference> InGlobal(KeyValuePair<string, object?> attribute)
    {
        var group = _names.Select(CfPath.GroupOf).Prepend("").Distinct()
            .FirstOrDefault(group => attribute.Key.Replace('/', '_') == KeyOf(group));
        return group is null ? [] : CfReferences.InCoordinates(attribute.Value as string)
            .Select(reference =>
            CfPath.Find(reference.Name, group, _names) is { } name ? reference with { Name = "/" + name } : reference);
    }

    private static string KeyOf(string group) =>
        group.Length == 0 ? CfAttributes.Coordinates : $"{group.Replace('/', '_')}_{CfAttributes.Coordinates}";
}
