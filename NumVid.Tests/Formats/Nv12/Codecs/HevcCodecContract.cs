using NumVid.Formats.Nv12.Codecs.Hevc;

namespace NumVid.Tests.Formats.Nv12.Codecs;

internal sealed class HevcCodecContract : FrameCodecContract
{
    protected override CodecPair Codec { get; } = CodecPair.Hevc(HevcSettings.Lossless);

    protected override int[] BitDepths { get; } = [8, 10, 12, 16];
}
