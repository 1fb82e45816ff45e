namespace NumVid.Compare.Checks;

/// <summary>What a check decided.</summary>
/// <param name="HasPassed">Whether it passed.</param>
/// <param name="Reason">Why it did not, as a clause without a stop; null when it passed.</param>
internal readonly record struct CheckOutcome(bool HasPassed, string? Reason)
{
    /// <summary>The check passed.</summary>
    internal static CheckOutcome Passed { get; } = new(true, null);

    /// <summary>The check failed.</summary>
    internal static CheckOutcome Failed(string reason) => new(false, reason);
}
