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
        Assert.That(LosslessError(TestFrames.Wave(geometry), geometry, HevcSettings.Lossless), Is.Zero);
    }

    [Test]
    public void Decode_OfLosslessStream_IsExactAtEveryWidth([Range(1, 80)] int width, [Values(17, 40, 72)] int height)
    {
        var geometry = new FrameGeometry(width, height, 6, 12);
        Assert.That(LosslessError(TestFrames.Wave(geometry, width), geometry, HevcSettings.Lossless with { Preset = "superfast" }), Is.Zero);
    }

    [Test]
    public void Decode_OfLosslessStream_IsExactWithEveryPreset(
        [Values("ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow")] string preset,
        [Values(49, 50, 51, 53)] int width)
    {
        var geometry = new FrameGeometry(width, 40, 7, 12);
        var settings = HevcSettings.Lossless with { Preset = preset };
        Assert.That(LosslessError(TestFrames.Wave(geometry), geometry, settings), Is.Zero);
        Assert.That(LosslessError(TestFrames.Fade(geometry), geometry, settings), Is.Zero);
    }

    [Test]
    public void Decode_OfLosslessStream_IsExactWithWavefront()
    {
        var geometry = new FrameGeometry(300, 200, 4, 12);
        var settings = HevcSettings.Lossless with { Threading = HevcThreading.Wavefront };
        Assert.That(LosslessError(TestFrames.Wave(geometry), geometry, settings), Is.Zero);
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

    [Test]
    public void Description_NamesEncoderAndParameters()
    {
        var description = new HevcCodec(HevcSettings.FromCrf(12.5)).Description;
        Assert.That(description, Does.StartWith("libx265 ").And.Contain("preset=medium").And.Contain("crf=12.5").And.Contain("info=0"));
    }

    private static int LosslessError(ushort[] frames, FrameGeometry geometry, HevcSettings settings)
    {
        var codec = new HevcCodec(settings);
        var decoded = new ushort[frames.Length];
        codec.Decode(codec.Encode(frames, geometry), geometry, decoded);
        return TestFrames.MaxError(frames, decoded);
    }
}
