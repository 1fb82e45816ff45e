using System;

namespace Microsoft.Research.Science.Data;

/// <summary>The hidden variable that holds the attributes of a dataset itself.</summary>
internal sealed class MetadataContainer : Variable<EmptyValueType>
{
    internal MetadataContainer(DataSet dataSet)
        : base(dataSet, [], assignID: false)
    {
        Metadata = CreateMetadata();
        Metadata[MetadataDictionary.NameKey] = "";
        Initialize();
    }

    public override MetadataDictionary Metadata { get; }

    public override Array GetData(int[]? origin, int[]? shape) => Array.Empty<EmptyValueType>();

    protected override int[] ReadShape() => [];
}
