namespace NumVid.Formats.Nv12.Codecs.Contracts;

/// <summary>The shape of a run of gray frames: row-major samples, frame after frame, no padding.</summary>
/// <param name="Width">Samples in a row, at least 1.</param>
/// <param name="Height">Rows in a frame, at least 1.</param>
/// <param name="FrameCount">Frames, at least 1.</param>
/// <param name="BitDepth">Bits of a sample, 8 to 16; samples are in [0, 2^BitDepth - 1].</param>
internal readonly record struct FrameGeometry(int Width, int Height, int FrameCount, int BitDepth)
{
    /// <summary>What the stream holds, where that is not what the codec makes of such frames.</summary>
    internal StreamGeometry? Stream { get; init; }

    /// <summary>Samples in one frame.</summary>
    internal int SamplesPerFrame => checked(Width * Height);

    /// <summary>Samples in all frames.</summary>
    internal int SampleCount => checked(Width * Height * FrameCount);

    /// <summary>The largest sample.</summary>
    internal int MaxSample => (1 << BitDepth) - 1;
}
