using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>How the base videos of a variable are made.</summary>
/// <param name="Codec">The codec, one of <see cref="CodecNames"/>.</param>
/// <param name="Rate">How much they may lose.</param>
/// <param name="Plane">Which axes make their frames.</param>
/// <param name="Transform">What is done to the frames before the codec.</param>
internal sealed record VideoChoice(string Codec, VideoRate Rate, SegmentPlane Plane, FrameTransform Transform)
{
    /// <summary>HEVC at a rate.</summary>
    internal static VideoChoice Hevc(VideoRate rate, SegmentPlane plane) => new(CodecNames.Hevc, rate, plane, FrameTransform.None);

    /// <summary>A codec that loses nothing.</summary>
    internal static VideoChoice Lossless(string codec, SegmentPlane plane, FrameTransform transform) =>
        new(codec, VideoRate.Lossless, plane, transform);
}
