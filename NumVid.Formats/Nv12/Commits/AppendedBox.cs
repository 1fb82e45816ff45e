using System.Collections.Generic;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>A box of new values behind stored ones, with those stored ones that are written again together with
/// it.</summary>
/// <param name="Box">The box, stored values included.</param>
/// <param name="Parts">The segments that held the stored values; empty for none.</param>
/// <param name="IsOpen">Whether later values are likely to join it: it is shorter than a segment should be.</param>
internal sealed record AppendedBox(Box Box, IReadOnlyList<StoredSegment> Parts, bool IsOpen);
