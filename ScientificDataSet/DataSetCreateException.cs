using System;

namespace Microsoft.Research.Science.Data;

/// <summary>A dataset could not be opened or created; the cause is the inner exception.</summary>
public class DataSetCreateException : DataSetException
{
    /// <summary>Creates the exception with its usual message.</summary>
    /// <param name="uri">The path or URI as it was given.</param>
    public DataSetCreateException(string uri)
        : this(uri, $"'{uri}' could not be opened.")
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="uri">The path or URI as it was given.</param>
    /// <param name="message">What went wrong, as a sentence.</param>
    public DataSetCreateException(string uri, string? message)
        : base(message)
    {
        FailedUri = uri;
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="uri">The path or URI as it was given.</param>
    /// <param name="message">What went wrong, as a sentence.</param>
    /// <param name="inner">The cause, or null.</param>
    public DataSetCreateException(string uri, string? message, Exception? inner)
        : base(message, inner)
    {
        FailedUri = uri;
    }

    /// <summary>The path or URI as it was given.</summary>
    public string FailedUri { get; }
}
