namespace NumVid.Tests.Formats.Nv12.Codecs;

internal sealed class Ffv1CodecContract : FrameCodecContract
{
    protected override CodecPair Codec { get; } = CodecPair.Ffv1();

    protected override int[] BitDepths { get; } = [8, 9, 10, 11, 12, 13, 16];
}
