namespace NumVid.Formats.Nv12.Manifest;

/// <summary>How the values of a segment are kept.</summary>
internal enum SegmentKind
{
    /// <summary>All values have the same bits, which stand in the manifest.</summary>
    Constant,

    /// <summary>Bit by bit: shuffled and deflated.</summary>
    Direct,

    /// <summary>A base (video, or one value) and layers on top of it.</summary>
    Layered,
}
