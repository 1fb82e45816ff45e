using System;

namespace Microsoft.Research.Science.Data;

/// <summary>A value that was looked for does not exist.</summary>
public class ValueNotFoundException : ApplicationException
{
    /// <summary>Creates the exception with its usual message.</summary>
    public ValueNotFoundException()
        : base("The value was not found.")
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">What went wrong, as a sentence.</param>
    public ValueNotFoundException(string? message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="message">What went wrong, as a sentence.</param>
    /// <param name="innerException">The cause, or null.</param>
    public ValueNotFoundException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
