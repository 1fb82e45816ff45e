using System;

namespace NumVid.Compare.Errors;

/// <summary>The command cannot be carried out as it was given; the message says what would be allowed.</summary>
internal class UsageException : Exception
{
    /// <summary>Creates the exception with a sentence for the user.</summary>
    internal UsageException(string message)
        : base(message)
    {
    }
}
