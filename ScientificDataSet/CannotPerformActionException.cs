using System;

namespace Microsoft.Research.Science.Data;

/// <summary>A dataset or provider refuses an action in its present state.</summary>
public class CannotPerformActionException : DataSetException
{
    /// <summary>Creates the exception with its usual message.</summary>
    public CannotPerformActionException()
        : base("The action is not possible in the present state.")
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">What went wrong, as a sentence.</param>
    public CannotPerformActionException(string? message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="message">What went wrong, as a sentence.</param>
    /// <param name="innerException">The cause, or null.</param>
    public CannotPerformActionException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
