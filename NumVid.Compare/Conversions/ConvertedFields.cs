using System.Collections.Generic;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Conversions;

/// <summary>What goes into the output: variables of one file, or of several joined ones.</summary>
/// <param name="Variables">The variables of the first file, in its order.</param>
/// <param name="Fields">What is written of each.</param>
/// <param name="Attributes">The attributes of the output as a whole.</param>
/// <param name="Warnings">What was left out, one sentence each.</param>
internal sealed record ConvertedFields(
    IReadOnlyList<Variable> Variables,
    IReadOnlyList<FieldData> Fields,
    IReadOnlyList<KeyValuePair<string, object?>> Attributes,
    IReadOnlyList<string> Warnings)
{
    /// <summary>The indices that remain of each dimension that was cut.</summary>
    internal IReadOnlyDictionary<string, int[]> Indices { get; init; } = new Dictionary<string, int[]>();
}
