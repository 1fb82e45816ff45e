using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;

namespace NumVid.Formats.Grib.Writing;

/// <summary>What a commit brings that no field holds: attributes and coordinates of their own have no place in
/// GRIB.</summary>
internal static class GribUnstored
{
    /// <summary>Names all that is changed by a commit that writes no field; empty when nothing is.</summary>
    /// <param name="changes">The commit.</param>
    internal static string Name(DataSet.Changes changes)
    {
        var variables = changes.Variables.OrderBy(variable => variable.ID);
        var parts = variables.SelectMany(variable => PartsOf(variable, changes));
        return string.Join(", ", parts);
    }

    private static IEnumerable<string> PartsOf(Variable variable, DataSet.Changes changes)
    {
        if (changes.GetVariableChanges(variable.ID) is not { } pending)
        {
            yield break;
        }

        var keys = variable.Metadata.GetModified().Select(attribute => attribute.Key).ToArray();
        var isDataSet = variable.ID == DataSet.GlobalMetadataVariableID;
        if (variable.Version == 0 && !isDataSet)
        {
            yield return $"the variable '{NameOf(variable)}'";
        }
        else if (pending is Variable.DataChanges { HasData: true })
        {
            yield return $"values of '{NameOf(variable)}'";
        }
        else
        {
            var owner = isDataSet ? "the dataset" : $"'{NameOf(variable)}'";
            foreach (var key in keys)
            {
                yield return $"the attribute '{key}' of {owner}";
            }
        }
    }

    private static string NameOf(Variable variable) =>
        (string?)variable.Metadata[variable.Metadata.KeyForName, SchemaVersion.Recent] ?? "";
}
