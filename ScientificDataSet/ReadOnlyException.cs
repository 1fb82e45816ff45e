using System;

namespace Microsoft.Research.Science.Data;

/// <summary>Something was to be changed that can only be read.</summary>
public class ReadOnlyException : DataSetException
{
    /// <summary>Creates the exception with its usual message.</summary>
    public ReadOnlyException()
        : base("The object can only be read.")
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">What went wrong, as a sentence.</param>
    public ReadOnlyException(string? message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="message">What went wrong, as a sentence.</param>
    /// <param name="inner">The cause, or null.</param>
    public ReadOnlyException(string? message, Exception? inner)
        : base(message, inner)
    {
    }
}
