namespace NumVid.Formats.NetCdf.Restoring;

/// <summary>What is needed to have the stored values of a block again.</summary>
/// <param name="IsKept">Whether they are kept, all of them, and made from nothing.</param>
/// <param name="Missing">The stored value, in the low bytes, of points that are NaN; null where they follow the
/// scheme.</param>
/// <param name="Length">The bytes of what is kept of them, or of their patch.</param>
/// <param name="KeptLength">What these take; fewer where they are deflated.</param>
internal sealed record NetCdfBlockNote(bool IsKept, ulong? Missing, int Length, int KeptLength)
{
    /// <summary>All values follow from the scheme.</summary>
    internal bool IsMade => !IsKept && Length == 0;
}
