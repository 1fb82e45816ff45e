using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>A stream that was encoded elsewhere and decodes alone.</summary>
/// <param name="Bytes">Its bytes, as entries of its codec have them.</param>
/// <param name="FrameCount">The frames that it is kept for.</param>
/// <param name="Shape">What it holds.</param>
internal sealed record KeptStream(byte[] Bytes, int FrameCount, StreamShape Shape);
