namespace NumVid.Formats.Nv12.Codecs.Contracts;

/// <summary>The pictures of a stream that was made elsewhere.</summary>
/// <param name="Width">Samples in a row.</param>
/// <param name="Height">Rows of a picture.</param>
/// <param name="FrameCount">Pictures.</param>
/// <param name="BitDepth">Bits of a sample.</param>
internal readonly record struct StreamGeometry(int Width, int Height, int FrameCount, int BitDepth);
