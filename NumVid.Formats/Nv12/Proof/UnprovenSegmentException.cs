using System;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Proof;

/// <summary>No way to keep a segment is proven, so that nothing of it may be written.</summary>
/// <param name="points">The segment.</param>
/// <param name="failure">What failed first, without a stop.</param>
internal sealed class UnprovenSegmentException(Box points, string failure)
    : InvalidOperationException($"the points {points} cannot be kept in any way: {failure}");
