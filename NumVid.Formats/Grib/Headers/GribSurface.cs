namespace NumVid.Formats.Grib.Headers;

/// <summary>A fixed surface of edition 2.</summary>
/// <param name="Type">Code table 4.5.</param>
/// <param name="Scale">The power of ten that the value is divided by.</param>
/// <param name="Value">The scaled value, or null for a surface without one.</param>
internal readonly record struct GribSurface(int Type, int Scale, long? Value);
