using NumVid.Formats.Nv12.Codecs;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Nv12.Codecs;

[NoLeakedHandles]
internal sealed class HevcCodecTests
{
    [TestCase(1, 1, 1, 12)]
    [TestCase(1, 1, 9, 12)]
    [TestCase(6, 11, 7, 12)]
    [TestCase(15, 400, 3, 12)]
    [TestCase(16, 16, 9, 12)]
    [TestCase(16, 70, 9, 8)]
    [TestCase(32, 32, 9, 12)]
    [TestCase(32, 75, 9, 10)]
    [TestCase(64, 64, 9, 12)]
    [TestCase(64, 90, 9, 12)]
    [TestCase(65, 65, 5, 12)]
    [TestCase(150, 150, 12, 12)]
    [TestCase(150, 150, 6, 10)]
    [TestCase(150, 150, 6, 8)]
    [TestCase(1440, 721, 1, 12)]
    [TestCase(2, 2, 2000, 12)]
    public void Decode_OfLosslessStream_ReturnsEverySample(int width, int height, int frameCount, int bitDepth)
    {
        var geometry = new FrameGeometry(width, height, frameCount, bitDepth);
        var frames = TestFrames.Wave(geometry);
        var codec = new HevcCodec(HevcSettings.Lossless with { Preset = "superfast" });

        var decoded = new ushort[frames.Length];
        codec.Decode(codec.Encode(frames, geometry), geometry, decoded);

        Assert.That(TestFrames.MaxError(frames, decoded), Is.Zero);
    }

    [TestCase(4, 24)]
    [TestCase(16, 100)]
    [TestCase(28, 400)]
    public void Decode_OfConstantQuantiserStream_IsCloseAndSmallerThanLossless(int qp, int largestError)
    {
        var geometry = new FrameGeometry(97, 61, 12, 12);
        var frames = TestFrames.Wave(geometry);
        var codec = new HevcCodec(HevcSettings.FromQp(qp));
        var stream = codec.Encode(frames, geometry);

        var decoded = new ushort[frames.Length];
        codec.Decode(stream, geometry, decoded);

        Assert.That(TestFrames.MaxError(frames, decoded), Is.InRange(1, largestError));
        Assert.That(stream, Has.Length.LessThan(new HevcCodec(HevcSettings.Lossless).Encode(frames, geometry).Length));
    }

    [Test]
    public void Encode_OfSampleBeyondTheBitDepth_IsRefused()
    {
        var geometry = new FrameGeometry(20, 20, 1, 12);
        var frames = new ushort[geometry.SampleCount];
        frames[77] = 4096;
        Assert.That(() => new HevcCodec(HevcSettings.Lossless).Encode(frames, geometry),
            Throws.ArgumentException.With.Message.Contains("12 bits"));
    }

    [TestCase(9)]
    [TestCase(16)]
    public void Encode_OfAnotherBitDepth_IsRefused(int bitDepth) =>
        Assert.That(() => new HevcCodec(HevcSettings.Lossless).Encode(new ushort[400], new FrameGeometry(20, 20, 1, bitDepth)),
            Throws.ArgumentException.With.Message.Contains("8, 10 or 12"));
}
