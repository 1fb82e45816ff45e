using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Codecs.Jpeg2000;

namespace NumVid.Tests.Formats.Nv12.Codecs;

internal sealed class Jpeg2000CodecContract : FrameCodecContract
{
    protected override IFrameCodec Codec { get; } = new Jpeg2000Codec();

    protected override int[] BitDepths { get; } = [8, 9, 10, 12, 15, 16];
}
