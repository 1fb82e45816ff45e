using System;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>One segment of a file to be written: copied as it stands, or encoded.</summary>
/// <param name="Kept">The segment to copy, or null.</param>
/// <param name="Encode">Encodes the segment, on any thread; null for a kept one.</param>
internal sealed record SegmentWork(StoredSegment? Kept, Func<EncodedSegment>? Encode);
