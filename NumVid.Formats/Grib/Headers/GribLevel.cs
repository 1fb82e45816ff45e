namespace NumVid.Formats.Grib.Headers;

/// <summary>The level or layer of a field.</summary>
/// <param name="Top">The first fixed surface, in the unit of its type.</param>
/// <param name="Bottom">The second fixed surface, or null when the field lies on one surface.</param>
internal readonly record struct GribLevel(double Top, double? Bottom)
{
    /// <summary>The coordinate: the surface, or the middle of the layer.</summary>
    internal double Value => Bottom is { } bottom ? (Top + bottom) / 2 : Top;
}
