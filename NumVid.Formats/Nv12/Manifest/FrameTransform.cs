namespace NumVid.Formats.Nv12.Manifest;

/// <summary>What is done to the codes of a segment before a codec gets them, and undone after it.</summary>
internal enum FrameTransform
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Each frame but the first as its difference to the frame before.</summary>
    Difference,
}
