using System;

namespace Microsoft.Research.Science.Data;

/// <summary>The base of the errors that a dataset itself reports.</summary>
public class DataSetException : ApplicationException
{
    /// <summary>Creates the exception without a particular message.</summary>
    public DataSetException()
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">What went wrong, as a sentence.</param>
    public DataSetException(string? message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="message">What went wrong, as a sentence.</param>
    /// <param name="innerException">The cause, or null.</param>
    public DataSetException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
