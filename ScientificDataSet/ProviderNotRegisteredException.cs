using System;

namespace Microsoft.Research.Science.Data;

/// <summary>No provider is registered for the name in a URI or for the extension of a path.</summary>
public class ProviderNotRegisteredException : DataSetCreateException
{
    /// <summary>Creates the exception with its usual message.</summary>
    /// <param name="uri">The path or URI as it was given.</param>
    public ProviderNotRegisteredException(string uri)
        : base(uri, $"No provider is registered that opens '{uri}'.")
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="uri">The path or URI as it was given.</param>
    /// <param name="message">What went wrong, as a sentence.</param>
    public ProviderNotRegisteredException(string uri, string? message)
        : base(uri, message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="uri">The path or URI as it was given.</param>
    /// <param name="message">What went wrong, as a sentence.</param>
    /// <param name="inner">The cause, or null.</param>
    public ProviderNotRegisteredException(string uri, string? message, Exception? inner)
        : base(uri, message, inner)
    {
    }
}
