namespace NumVid.Formats.Nv12.Layers;

/// <summary>Where the counters of a quiet point stand, all in one table.</summary>
/// <param name="BySlope">By how steep the base is, and how it changes in time.</param>
/// <param name="ByBends">By how the base bends, in its frame and in time.</param>
/// <param name="ByEnd">By how near the base is to an end, and how it bends.</param>
internal readonly record struct QuietContext(int BySlope, int ByBends, int ByEnd);
