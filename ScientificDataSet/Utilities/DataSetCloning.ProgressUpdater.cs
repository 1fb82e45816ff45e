namespace Microsoft.Research.Science.Data.Utilities;

/// <content>Who is told of the progress.</content>
public static partial class DataSetCloning
{
    /// <summary>Takes note of how far a copy is.</summary>
    /// <param name="percent">From 0 to 100.</param>
    /// <param name="message">What is being done.</param>
    /// <returns>Any value; it is not heeded. An exception stops the copy.</returns>
    public delegate bool ProgressUpdater(double percent, string message);
}
