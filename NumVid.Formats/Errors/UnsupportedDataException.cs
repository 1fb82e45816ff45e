using System;

namespace NumVid.Formats.Errors;

/// <summary>The data are sound, but a format or this version of the program cannot hold or read them.</summary>
/// <remarks>The message is a sentence that names what is not supported. It can be shown to a user as it is.</remarks>
public sealed class UnsupportedDataException : NotSupportedException
{
    /// <summary>Creates the exception with a sentence that names what is not supported.</summary>
    /// <param name="message">The sentence, complete with its stop.</param>
    /// <param name="innerException">The cause, or null.</param>
    public UnsupportedDataException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
