using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Segments;

namespace NumVid.Formats.Nv12.Coding;

/// <summary>How the base videos of a variable are made.</summary>
/// <param name="Rate">How much they may lose.</param>
/// <param name="Plane">Which axes make their frames.</param>
internal sealed record VideoChoice(VideoRate Rate, SegmentPlane Plane);
