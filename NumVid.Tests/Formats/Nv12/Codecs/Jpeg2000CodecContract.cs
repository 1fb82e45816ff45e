namespace NumVid.Tests.Formats.Nv12.Codecs;

internal sealed class Jpeg2000CodecContract : FrameCodecContract
{
    protected override CodecPair Codec { get; } = CodecPair.Jpeg2000();

    protected override int[] BitDepths { get; } = [8, 9, 10, 12, 15, 16];
}
