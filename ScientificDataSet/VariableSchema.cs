using System;

namespace Microsoft.Research.Science.Data;

/// <summary>What a variable was at one version: name, type, dimensions and attributes. Never changes.</summary>
public class VariableSchema
{
    internal VariableSchema(
        Variable variable, int changeSet, ReadOnlyDimensionList dimensions, MetadataDictionary metadata)
    {
        ID = variable.ID;
        ChangeSet = changeSet;
        TypeOfData = variable.TypeOfData;
        Dimensions = dimensions;
        Metadata = metadata;
    }

    /// <summary>The variable's number in its dataset.</summary>
    public int ID { get; }

    /// <summary>The version of the dataset at which the variable came to this state.</summary>
    public int ChangeSet { get; }

    /// <summary>The variable's name; empty when it had none.</summary>
    public string Name => Metadata.GetComittedOtherwiseProposedValue(MetadataDictionary.NameKey, "");

    /// <summary>The type of the elements.</summary>
    public Type TypeOfData { get; }

    /// <summary>The number of axes.</summary>
    public int Rank => Dimensions.Count;

    /// <summary>The axes with their lengths.</summary>
    public ReadOnlyDimensionList Dimensions { get; }

    /// <summary>The attributes; they refuse changes.</summary>
    public MetadataDictionary Metadata { get; }

    /// <summary>Returns number, name, type and dimensions in one line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"[{ID}] {Name} of type {TypeOfData.Name} {Dimensions}");
}
