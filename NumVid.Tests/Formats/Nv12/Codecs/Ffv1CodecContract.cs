using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Codecs.Ffv1;

namespace NumVid.Tests.Formats.Nv12.Codecs;

internal sealed class Ffv1CodecContract : FrameCodecContract
{
    protected override IFrameCodec Codec { get; } = new Ffv1Codec();

    protected override int[] BitDepths { get; } = [8, 9, 10, 11, 12, 13, 16];
}
