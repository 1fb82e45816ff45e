using System;

namespace Microsoft.Research.Science.Data;

/// <summary>The proposed state of a dataset is inconsistent, for example a dimension with two lengths.</summary>
public class ConstraintsFailedException : DataSetException
{
    /// <summary>Creates the exception with its usual message.</summary>
    public ConstraintsFailedException()
        : base("The proposed changes are inconsistent.")
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">What went wrong, as a sentence.</param>
    public ConstraintsFailedException(string? message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="message">What went wrong, as a sentence.</param>
    /// <param name="inner">The cause, or null.</param>
    public ConstraintsFailedException(string? message, Exception? inner)
        : base(message, inner)
    {
    }
}
