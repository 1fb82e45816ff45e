using System;

namespace NumVid.Formats.Errors;

/// <summary>A native library, or a capability of it, that the asked-for work needs is not on this machine.</summary>
/// <remarks>The message names the library and how to install it. Only the provider that needs it is disabled.</remarks>
public sealed class MissingLibraryException : NotSupportedException
{
    /// <summary>Creates the exception with a sentence that names the library and the remedy.</summary>
    /// <param name="message">The sentence, complete with its stop.</param>
    /// <param name="innerException">The cause, or null.</param>
    public MissingLibraryException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
