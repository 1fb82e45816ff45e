using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>Says for people that a segment is kept in another way than intended, and why.</summary>
internal static class Fallback
{
    /// <summary>What goes into the manifest.</summary>
    /// <param name="failure">What failed, without a stop.</param>
    /// <param name="kept">How the segment is kept.</param>
    internal static string After(string failure, StoredSegment kept) =>
        $"{failure}; kept {(kept.IsLossy ? "in another way" : "exactly")} instead";
}
