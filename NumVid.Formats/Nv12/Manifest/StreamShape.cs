namespace NumVid.Formats.Nv12.Manifest;

/// <summary>The pictures of a stream that was made elsewhere, where they are not those that its codec would have
/// made.</summary>
/// <remarks>A picture's samples stand in its top left; pictures behind the last one of the segment are decoded and not
/// used.</remarks>
/// <param name="Width">Samples in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Count">Pictures.</param>
/// <param name="BitDepth">Bits of a sample.</param>
internal readonly record struct StreamShape(int Width, int Height, int Count, int BitDepth)
{
    /// <summary>Whether it can hold pictures.</summary>
    internal bool Holds(PictureLayout picture) =>
        Width >= picture.Width && Width <= 2 * PictureLayout.MaxSide
        && Height >= picture.Height && Height <= 2 * PictureLayout.MaxSide
        && Count >= picture.Count && BitDepth is >= 8 and <= 16
        && (long)Width * Height * Count <= 4L * SegmentRules.MaxValues;
}
