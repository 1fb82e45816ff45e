namespace NumVid.Formats.Nv12.Candidates;

/// <summary>The smallest way so far, as samples judge it.</summary>
/// <param name="Bytes">About how many bytes it takes; as large as can be where there is none.</param>
/// <param name="Cost">What a value costs in it.</param>
internal readonly record struct LeadingWay(long Bytes, int Cost)
{
    /// <summary>None yet.</summary>
    internal static LeadingWay None { get; } = new(long.MaxValue, SearchBudget.DearestCost);
}
