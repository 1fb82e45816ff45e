using NumVid.Compare.Errors;

namespace NumVid.Compare.External;

/// <summary>A program of somebody else's did not do what it was started for.</summary>
internal sealed class ExternalProgramException : UsageException
{
    /// <summary>Creates the exception with a sentence for the user.</summary>
    internal ExternalProgramException(string message)
        : base(message)
    {
    }
}
