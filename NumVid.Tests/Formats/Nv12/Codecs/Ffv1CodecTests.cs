using System.IO;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Nv12.Codecs;

[NoLeakedHandles]
internal sealed class Ffv1CodecTests
{
    [TestCase(1, 1, 1, 16)]
    [TestCase(1, 1, 9, 12)]
    [TestCase(6, 11, 7, 16)]
    [TestCase(16, 16, 9, 16)]
    [TestCase(32, 75, 9, 16)]
    [TestCase(64, 64, 9, 16)]
    [TestCase(150, 150, 9, 8)]
    [TestCase(150, 150, 9, 9)]
    [TestCase(150, 150, 9, 10)]
    [TestCase(150, 150, 9, 11)]
    [TestCase(150, 150, 9, 12)]
    [TestCase(150, 150, 9, 13)]
    [TestCase(150, 150, 9, 16)]
    [TestCase(1440, 721, 1, 16)]
    [TestCase(2, 2, 2000, 16)]
    public void Decode_ReturnsEverySample(int width, int height, int frameCount, int bitDepth)
    {
        var geometry = new FrameGeometry(width, height, frameCount, bitDepth);
        var frames = TestFrames.Wave(geometry);
        var codec = new Ffv1Codec();

        var decoded = new ushort[frames.Length];
        codec.Decode(codec.Encode(frames, geometry), geometry, decoded);

        Assert.That(TestFrames.MaxError(frames, decoded), Is.Zero);
    }

    [Test]
    public void Encode_OfNoise_IsExact()
    {
        var geometry = new FrameGeometry(37, 29, 20, 16);
        var frames = new ushort[geometry.SampleCount];
        var random = new System.Random(5);
        for (var i = 0; i < frames.Length; i++)
        {
            frames[i] = (ushort)random.Next(65536);
        }

        var codec = new Ffv1Codec();
        var decoded = new ushort[frames.Length];
        codec.Decode(codec.Encode(frames, geometry), geometry, decoded);

        Assert.That(decoded, Is.EqualTo(frames));
    }

    [Test]
    public void Encode_OfSampleBeyondTheBitDepth_IsRefused()
    {
        var frames = new ushort[400];
        frames[77] = 512;
        Assert.That(() => new Ffv1Codec().Encode(frames, new FrameGeometry(20, 20, 1, 9)), Throws.ArgumentException);
    }

    [Test]
    public void Decode_OfSampleBeyondTheBitDepth_IsRefused()
    {
        var frames = new ushort[400];
        frames[77] = 512;
        var stream = new Ffv1Codec().Encode(frames, new FrameGeometry(20, 20, 1, 10));
        Assert.That(() => new Ffv1Codec().Decode(stream, new FrameGeometry(20, 20, 1, 9), frames), Throws.TypeOf<InvalidDataException>());
    }
}
