using System.Collections.Generic;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Transfer;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12;

namespace NumVid.Compare.Inspection;

/// <summary>A variable without its values.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, for example <c>float32</c>.</param>
/// <param name="Dimensions">Its dimensions' names.</param>
/// <param name="Shape">Their lengths.</param>
/// <param name="CodedBytes">Bytes of its coded values in the file, or null when the format cannot tell.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Storage">How a .nv12 file keeps it; null for other formats.</param>
internal sealed record VariableDescription(
    string Name,
    string Type,
    IReadOnlyList<string> Dimensions,
    IReadOnlyList<int> Shape,
    long? CodedBytes,
    IReadOnlyList<KeyValuePair<string, object?>> Attributes,
    Nv12VariableDescription? Storage)
{
    /// <summary>Describes a committed variable.</summary>
    internal static VariableDescription Of(
        Variable variable, IFieldStorage? storage, Nv12VariableDescription? detail) => new(
        variable.Name,
        TypeName.Of(variable.TypeOfData),
        variable.Dimensions.AsNamesArray(),
        variable.GetShape(),
        storage?.GetCodedByteCount(variable.Name),
        FieldData.AttributesOf(variable.Metadata),
        detail);
}
