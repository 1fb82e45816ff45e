namespace NumVid.Compare.Errors;

/// <summary>An input has nothing of the times, levels, members or places asked for; another may have.</summary>
internal sealed class NothingSelectedException : UsageException
{
    /// <summary>Creates the exception with a sentence that says what there is.</summary>
    internal NothingSelectedException(string message)
        : base(message)
    {
    }
}
