namespace NumVid.Formats.Nv12.Manifest;

/// <summary>How the values of a segment are kept.</summary>
internal enum SegmentKind
{
    /// <summary>All values have the same bits, which stand in the manifest; there called <c>constant</c>.</summary>
    Constant,

    /// <summary>The values themselves, perhaps rounded before, bit by bit; in the manifest <c>exact</c>.</summary>
    Direct,

    /// <summary>A base (pictures, values of a codec, or one value) and layers on top of it; in the manifest
    /// <c>video</c>.</summary>
    Layered,
}
