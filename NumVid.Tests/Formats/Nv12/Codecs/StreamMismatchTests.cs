using System.IO;
using NUnit.Framework;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Codecs.Hevc;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Codecs;

/// <summary>Streams that are sound, but not what they are taken for.</summary>
[NoLeakedHandles]
internal sealed class StreamMismatchTests
{
    private static readonly FrameGeometry s_geometry = new(70, 50, 6, 16);

    private static readonly CodecPair[] s_codecs =
        [CodecPair.Hevc(HevcSettings.Lossless), CodecPair.Ffv1(), CodecPair.Jpeg2000()];

    [Test]
    public void Decode_OfAnotherCodecsStream_IsRefused([Range(0, 2)] int writer, [Values(1, 2)] int step)
    {
        var reader = (writer + step) % s_codecs.Length;
        var stream = s_codecs[writer].Encode(TestFrames.Wave(s_geometry), s_geometry);
        Assert.That(() => s_codecs[reader]
            .Decode(stream, s_geometry, new ushort[s_geometry.SampleCount]), Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void Decode_OfHevcStreamWithMoreFrames_IsRefused()
    {
        var geometry = s_geometry with { BitDepth = 12 };
        var codec = s_codecs[0];
        var stream = codec.Encode(TestFrames.Wave(geometry), geometry);
        Assert.That(() => codec.Decode(
            [.. stream, .. stream], geometry, new ushort[geometry.SampleCount]), Throws.TypeOf<InvalidDataException>());
    }

    [TestCase(1)]
    [TestCase(2)]
    public void Decode_OfSampleBeyondTheBitDepth_IsRefused(int codec)
    {
        var frames = new ushort[400];
        frames[77] = 512;
        var stream = s_codecs[codec].Encode(frames, new FrameGeometry(20, 20, 1, 10));
        Assert.That(() => s_codecs[codec]
            .Decode(stream, new FrameGeometry(20, 20, 1, 9), frames), Throws.TypeOf<InvalidDataException>());
    }
}
