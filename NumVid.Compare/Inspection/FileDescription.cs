using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Transfer;
using NumVid.Formats;
using NumVid.Formats.Model;

namespace NumVid.Compare.Inspection;

/// <summary>What a file holds, without its values.</summary>
/// <param name="File">Its name as given.</param>
/// <param name="Format">The provider's name.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Dimensions">Names and lengths, in the order in which variables use them.</param>
/// <param name="Attributes">The attributes of the whole file.</param>
/// <param name="Variables">The variables, in file order.</param>
/// <param name="Warnings">What its reader warned about.</param>
internal sealed record FileDescription(
    string File,
    string Format,
    long Bytes,
    IReadOnlyList<KeyValuePair<string, int>> Dimensions,
    IReadOnlyList<KeyValuePair<string, object?>> Attributes,
    IReadOnlyList<VariableDescription> Variables,
    IReadOnlyList<string> Warnings)
{
    /// <summary>The original that a .nv12 file can be made into again, or null.</summary>
    internal StoredOriginalFile? Original { get; init; }

    /// <summary>Opens and describes a file.</summary>
    internal static FileDescription Of(string path)
    {
        using var dataSet = NumVidProviders.OpenRead(path);
        var storage = Nv12Storage.Of(dataSet).ToLookup(variable => variable.Name);
        var variables = dataSet.OrderBy(variable => variable.ID)
            .Select(variable => VariableDescription.Of(
                variable, dataSet as IFieldStorage, storage[variable.Name].FirstOrDefault()))
            .ToArray();
        var dimensions = variables.SelectMany(variable => variable.Dimensions.Zip(variable.Shape, KeyValuePair.Create))
            .DistinctBy(pair => pair.Key);
        return new FileDescription(
            path,
            dataSet.GetType().GetCustomAttribute<DataSetProviderNameAttribute>()?.Name ?? "unknown",
            new FileInfo(path).Length,
            [.. dimensions],
            FieldData.AttributesOf(dataSet.Metadata),
            variables,
            (dataSet as IFieldStorage)?.Warnings ?? [])
        {
            Original = Originals.Of(dataSet),
        };
    }
}
