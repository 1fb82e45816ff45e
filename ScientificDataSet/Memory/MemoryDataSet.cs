using System;

namespace Microsoft.Research.Science.Data.Memory;

/// <summary>A dataset that lives in memory and is gone when nothing refers to it.</summary>
[DataSetProviderName("memory")]
[DataSetProviderUriType(typeof(MemoryUri))]
public class MemoryDataSet : DataSet
{
    /// <summary>Creates an empty dataset.</summary>
    public MemoryDataSet()
        : this(createGlobalMetadataVariable: true)
        => Open(new MemoryUri());

    /// <summary>Creates an empty dataset.</summary>
    /// <param name="uri">A URI of this provider; its name becomes that of the dataset.</param>
    /// <exception cref="UriFormatException">It is not a URI of this provider.</exception>
    public MemoryDataSet(string uri)
        : this(createGlobalMetadataVariable: true)
        => Open(new MemoryUri(uri));

    /// <summary>Creates an empty dataset that a derived class completes, with changes pending.</summary>
    /// <param name="createGlobalMetadataVariable">Whether it has attributes of its own.</param>
    protected MemoryDataSet(bool createGlobalMetadataVariable)
        : base(createGlobalMetadataVariable, supportsCoordinateSystems: true)
    {
    }

    /// <summary>Returns all data of a variable of this provider, pending changes included.</summary>
    /// <param name="variable">The variable.</param>
    protected static Array GetRecentData(Variable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        lock (variable.DataSet)
        {
            var store = new ArrayWrapper(variable.Rank, variable.TypeOfData);
            store.PutData(null, variable.GetData());
            if (variable.PendingChanges is { HasData: true } changes)
            {
                foreach (var piece in changes.Data)
                {
                    store.PutData(Variable.DataPiece.UpdateAppendedOrigin(piece.Origin, store.GetShape()), piece.Data);
                }
            }

            return store.Data;
        }
    }

    /// <inheritdoc/>
    protected override Variable<DataType> CreateVariable<DataType>(string varName, string[] dims)
    {
        ArgumentNullException.ThrowIfNull(dims);
        return new MemoryVariable<DataType>(this, varName, dims);
    }

    private void Open(MemoryUri address)
    {
        uri = address;
        IsAutocommitEnabled = false;
        if (address.Name.Length > 0)
        {
            Name = address.Name;
        }

        Commit();
        IsAutocommitEnabled = true;
    }
}
