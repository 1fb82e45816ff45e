namespace NumVid.Formats.Nv12.Manifest;

/// <summary>The bytes of the layers in a segment's layer entry, in the order in which they stand there.</summary>
/// <param name="Mask">Which points are special; 0 when none is.</param>
/// <param name="Specials">The bit patterns of special points.</param>
/// <param name="Residual">What the base lacks; 0 when the base alone is good enough.</param>
/// <param name="Patches">Points that are kept exactly.</param>
internal readonly record struct LayerLengths(int Mask, int Specials, int Residual, int Patches)
{
    /// <summary>All bytes.</summary>
    internal long Total => (long)Mask + Specials + Residual + Patches;
}
