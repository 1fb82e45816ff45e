using System;

namespace Microsoft.Research.Science.Data;

/// <summary>A commit that has been done.</summary>
public class DataSetCommittedEventArgs : EventArgs
{
    internal DataSetCommittedEventArgs(DataSetChangeset changes, DataSetSchema committedSchema)
    {
        Changes = changes;
        CommittedSchema = committedSchema;
    }

    /// <summary>What was changed.</summary>
    public DataSetChangeset Changes { get; }

    /// <summary>The dataset.</summary>
    public DataSet DataSet => Changes.DataSet;

    /// <summary>The dataset's schema after the commit.</summary>
    public DataSetSchema CommittedSchema { get; }
}
