using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using NumVid.Compare.Inspection;

namespace NumVid.Compare.Report.Json;

/// <summary>What a file holds, without its values: what <c>info --json</c> prints.</summary>
internal sealed record FileDocument(
    int SchemaVersion,
    string File,
    string Format,
    long Bytes,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<FileDocument.Dimension> Dimensions,
    IReadOnlyDictionary<string, AttributeValue> Attributes,
    IReadOnlyList<FileDocument.FileVariable> Variables)
{
    /// <summary>The original that a .nv12 file keeps; left out where it keeps none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OriginalDocument? Original { get; init; }

    /// <summary>Attributes by name, in their order.</summary>
    internal static Dictionary<string, AttributeValue> AttributesOf(
        IEnumerable<KeyValuePair<string, object?>> attributes) =>
        attributes.ToDictionary(attribute => attribute.Key, attribute => new AttributeValue(attribute.Value));

    /// <summary>A dimension.</summary>
    internal sealed record Dimension(string Name, int Length);

    /// <summary>A variable.</summary>
    internal sealed record FileVariable(
        string Name,
        string Type,
        IReadOnlyList<string> Dimensions,
        IReadOnlyList<int> Shape,
        long? CodedBytes,
        IReadOnlyDictionary<string, AttributeValue> Attributes)
    {
        /// <summary>How a .nv12 file keeps it; left out for other formats.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public StorageDocument? Nv12 { get; init; }

        /// <summary>What is said of a variable.</summary>
        internal static FileVariable Of(VariableDescription variable) => new(
            variable.Name, variable.Type, variable.Dimensions, variable.Shape, variable.CodedBytes,
            AttributesOf(variable.Attributes))
        {
            Nv12 = variable.Storage is { } storage ? StorageDocument.Of(storage) : null,
        };
    }
}
