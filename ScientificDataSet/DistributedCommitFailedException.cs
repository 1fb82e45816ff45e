using System;

namespace Microsoft.Research.Science.Data;

/// <summary>Linked datasets could not be committed together; nothing of them was committed, and the changes stay
/// pending.</summary>
public class DistributedCommitFailedException : DataSetException
{
    /// <summary>Creates the exception with its usual message.</summary>
    /// <param name="failedDataSet">The dataset that failed.</param>
    public DistributedCommitFailedException(DataSet failedDataSet)
        : this(failedDataSet, null)
    {
    }

    /// <summary>Creates the exception with its usual message and a cause.</summary>
    /// <param name="failedDataSet">The dataset that failed.</param>
    /// <param name="inner">The cause, or null.</param>
    public DistributedCommitFailedException(DataSet failedDataSet, Exception? inner)
        : base($"No linked dataset was committed, because '{failedDataSet?.URI}' failed. {inner?.Message}", inner) =>
        FailedDataSet = failedDataSet!;

    /// <summary>The dataset that failed.</summary>
    public DataSet FailedDataSet { get; }
}
