using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>How the base videos of a variable are made.</summary>
/// <param name="Codec">The codec.</param>
/// <param name="Rate">How much they may lose.</param>
/// <param name="Plane">Which axes make their frames.</param>
/// <param name="Transform">What is done to the frames before the codec.</param>
internal sealed record VideoChoice(PictureCodec Codec, VideoRate Rate, SegmentPlane Plane, FrameTransform Transform)
{
    /// <summary>How long the codec may take.</summary>
    internal CodingEffort Effort { get; init; } = CodingEffort.Normal;

    /// <summary>A codec at a quantiser.</summary>
    internal static VideoChoice Quantised(PictureCodec codec, int quantiser, SegmentPlane plane, CodingEffort effort) =>
        new(codec, VideoRate.Quantiser(quantiser), plane, FrameTransform.None) { Effort = effort };

    /// <summary>A codec that loses nothing.</summary>
    internal static VideoChoice Lossless(PictureCodec codec, SegmentPlane plane, FrameTransform transform) =>
        new(codec, VideoRate.Lossless, plane, transform);
}
