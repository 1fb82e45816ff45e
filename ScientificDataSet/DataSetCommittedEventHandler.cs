namespace Microsoft.Research.Science.Data;

/// <summary>Hears of a commit, inside <see cref="DataSet.Commit"/> and under the dataset's lock.</summary>
/// <param name="sender">The dataset.</param>
/// <param name="e">What was committed. An exception of the handler reaches the caller; the data are in
/// nevertheless.</param>
public delegate void DataSetCommittedEventHandler(object sender, DataSetCommittedEventArgs e);
