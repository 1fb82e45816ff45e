using System;
using System.Threading.Tasks;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>One segment of a file to be written: copied as it stands, or encoded.</summary>
/// <param name="Kept">The segment to copy, or null.</param>
/// <param name="ValueCount">The values that encoding holds in memory; 0 for a kept segment.</param>
/// <param name="Start">Starts to encode the segment; called once, in the order of the segments; null for a kept
/// one.</param>
internal sealed record SegmentWork(StoredSegment? Kept, long ValueCount, Func<Task<EncodedSegment>>? Start)
{
    /// <summary>A segment that stays as it is.</summary>
    internal static SegmentWork Keep(StoredSegment segment) => new(segment, 0, null);
}
