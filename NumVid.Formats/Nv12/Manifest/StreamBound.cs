using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>A stream with a guarantee.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Bound">The largest allowed error in the variable's unit; 0 means exact; null when it is bounded
/// otherwise only.</param>
/// <param name="Minimum">The smallest valid value that was written to it, or was once.</param>
/// <param name="Maximum">The largest one.</param>
internal sealed record StreamBound(StreamKey Stream, double? Bound, double Minimum, double Maximum);
