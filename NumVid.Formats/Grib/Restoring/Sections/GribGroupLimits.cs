namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>What the headers say of the groups.</summary>
/// <param name="Shortest">The length of the shortest.</param>
/// <param name="Increment">What lengths grow by.</param>
/// <param name="Longest">The length of the longest that can be coded.</param>
/// <param name="ReferenceBits">The bits of a reference.</param>
/// <param name="MissingKinds">The kinds of missing points among the numbers, 0 to 2; each takes a code.</param>
internal readonly record struct GribGroupLimits(
    long Shortest, long Increment, long Longest, int ReferenceBits, int MissingKinds)
{
    /// <summary>What is the reference of a group where all are missing.</summary>
    internal long MissingReference => (1L << ReferenceBits) - 1;
}
