using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>What a reader needs to turn a segment's base and layers into values.</summary>
/// <param name="Scale">The line from codes to values.</param>
/// <param name="ResidualStep">The unit of the residual; 0 without residual.</param>
/// <param name="Layers">The layers.</param>
/// <param name="Plane">The order of the values in base and layers.</param>
/// <param name="Picture">The pictures of the base; null for a codec of values, and when the base is the one value of
/// code 0.</param>
/// <param name="Codec">The base's codec; null when the base is one value.</param>
/// <param name="Rate">How the base was coded, for information; null without pictures.</param>
/// <param name="Transform">What was done to the codes before the codec.</param>
/// <param name="FramesSha256">SHA-256 of the decoded samples before the transform is undone, 16-bit little-endian; null
/// without pictures.</param>
internal sealed record VideoDescription(
    LinearScale Scale,
    double ResidualStep,
    LayerLengths Layers,
    SegmentPlane Plane,
    PictureLayout? Picture,
    string? Codec,
    string? Rate,
    FrameTransform Transform,
    byte[]? FramesSha256)
{
    /// <summary>The step of each frame, or one for all, for a codec of values; null where the base is pictures or one
    /// value.</summary>
    internal double[]? Steps { get; init; }

    /// <summary>The pictures of the stream, where the codec's section does not say what they are; null where it
    /// does.</summary>
    internal StreamShape? Stream { get; init; }

    /// <summary>The grid whose numbers base and residual count, or null when they make the values themselves.</summary>
    internal RelativeGrid? Grid { get; init; }

    /// <summary>How the residual was coded.</summary>
    internal ResidualForm ResidualForm { get; init; }
}
