using System;

namespace EccodesDotNet.Errors;

/// <summary>The shared library of ecCodes is missing, cannot be loaded, or is too old.</summary>
/// <remarks>The message says which, and how to mend it; see <see cref="EcCodesLibrary.Problem"/>.</remarks>
public sealed class EcCodesNotAvailableException : NotSupportedException
{
    internal EcCodesNotAvailableException(string message)
        : base(message)
    {
    }
}
