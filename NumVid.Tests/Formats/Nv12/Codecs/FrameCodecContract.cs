using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using NUnit.Framework;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Codecs;

/// <summary>What every codec does that loses nothing: frames in, bytes out, frames back bit by bit.</summary>
[NoLeakedHandles]
internal abstract class FrameCodecContract
{
    /// <summary>A codec in the setting in which every sample returns.</summary>
    protected abstract CodecPair Codec { get; }

    /// <summary>The depths that it holds.</summary>
    protected abstract int[] BitDepths { get; }

    [TestCase(1, 1, 1)]
    [TestCase(1, 1, 9)]
    [TestCase(1, 300, 3)]
    [TestCase(6, 11, 7)]
    [TestCase(15, 400, 3)]
    [TestCase(16, 16, 9)]
    [TestCase(32, 75, 9)]
    [TestCase(64, 64, 9)]
    [TestCase(150, 150, 9)]
    [TestCase(721, 361, 1)]
    [TestCase(2, 2, 700)]
    public void Decode_ReturnsEverySample(int width, int height, int frameCount)
    {
        var geometry = new FrameGeometry(width, height, frameCount, BitDepths[^1]);
        var frames = TestFrames.Wave(geometry);
        Assert.That(RoundTrip(frames, geometry), Is.EqualTo(frames));
    }

    [Test]
    public void Decode_AtEveryDepth_ReturnsEverySample()
    {
        foreach (var bitDepth in BitDepths)
        {
            var geometry = new FrameGeometry(70, 41, 5, bitDepth);
            var frames = TestFrames.Wave(geometry);
            Assert.That(RoundTrip(frames, geometry), Is.EqualTo(frames), $"{bitDepth} bits");
        }
    }

    [Test]
    public void Decode_OfNoiseAndExtremes_ReturnsEverySample()
    {
        foreach (var bitDepth in BitDepths)
        {
            var geometry = new FrameGeometry(37, 29, 6, bitDepth);
            var frames = TestFrames.Noise(geometry);
            frames.AsSpan(0, 200).Clear();
            frames.AsSpan(200, 200).Fill((ushort)geometry.MaxSample);
            Assert.That(RoundTrip(frames, geometry), Is.EqualTo(frames), $"{bitDepth} bits");
        }
    }

    [Test]
    public void Encode_OfSampleBeyondTheBitDepth_IsRefused()
    {
        var frames = new ushort[400];
        frames[77] = 256;
        Assert.That(() => Codec.Encode(frames, new FrameGeometry(20, 20, 1, 8)), Throws.ArgumentException);
    }

    [Test]
    public void Encode_OfDepthThatNoCodecHas_IsRefused([Values(7, 17)] int bitDepth) =>
        Assert.That(() => Codec.Encode(
            new ushort[400], new FrameGeometry(20, 20, 1, bitDepth)), Throws.InstanceOf<ArgumentException>());

    [Test]
    public void Encode_OnManyThreads_GivesTheBytesOfOneThread()
    {
        var geometry = new FrameGeometry(90, 70, 6, BitDepths[^1]);
        var frames = TestFrames.Wave(geometry);
        var expected = Codec.Encode(frames, geometry);
        Parallel.For(0, 6, _ => Assert.That(Codec.Encode(frames, geometry), Is.EqualTo(expected)));
    }

    [Test]
    public void Decode_OfAnotherShape_IsRefused()
    {
        var geometry = new FrameGeometry(70, 50, 6, 12);
        var stream = Codec.Encode(TestFrames.Wave(geometry), geometry);
        FrameGeometry[] others =
        [
            geometry with { FrameCount = 5 }, geometry with { FrameCount = 7 }, geometry with { Width = 71 },
            geometry with { Height = 49 }, geometry with { BitDepth = 8 },
        ];
        foreach (var other in others)
        {
            Assert.That(() => Codec.Decode(
                stream, other, new ushort[other.SampleCount]), Throws.TypeOf<InvalidDataException>(), other.ToString());
        }
    }

    [Test]
    public void Decode_OfWhatIsNoStream_IsRefused([Values(0, 1, 64, 5000)] int byteCount)
    {
        var geometry = new FrameGeometry(70, 50, 6, 12);
        var bytes = new byte[byteCount];
        new Random(3).NextBytes(bytes);
        Assert.That(() =>
            Codec.Decode(bytes, geometry, new ushort[geometry.SampleCount]), Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void Decode_OfStreamThatLacksFrames_IsRefused([Values(2, 4, 8, 20)] int divisor)
    {
        var geometry = new FrameGeometry(70, 50, 6, BitDepths[^1]);
        var stream = Codec.Encode(TestFrames.Wave(geometry), geometry);
        Assert.That(
            () => Codec.Decode(stream.AsSpan(0, stream.Length / divisor), geometry, new ushort[geometry.SampleCount]),
            Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void Decode_OfDamagedStream_EndsInFramesOrInvalidDataException()
    {
        const int Seed = 20261;
        TestContext.Out.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        var geometry = new FrameGeometry(70, 50, 6, BitDepths[^1]);
        var stream = Codec.Encode(TestFrames.Wave(geometry), geometry);
        var noticed = 0;
        for (var i = 0; i < 200; i++)
        {
            noticed += DecodesDamaged(stream, geometry, random) ? 0 : 1;
        }

        // No codec carries checksums of samples: what decodes to others is for the checksum of the container to notice.
        Assert.That(noticed, Is.GreaterThan(15), "damage noticed in 200 streams");
    }

    private bool DecodesDamaged(byte[] stream, FrameGeometry geometry, Random random)
    {
        var damaged = (byte[])stream.Clone();
        for (var flips = random.Next(1, 6); flips > 0; flips--)
        {
            damaged[random.Next(random.Next(2) == 0 ? Math.Min(400, damaged.Length) : damaged.Length)] ^= (byte)(
                1 << random.Next(8));
        }

        var watch = Stopwatch.StartNew();
        try
        {
            Codec.Decode(damaged, geometry, new ushort[geometry.SampleCount]);
            return true;
        }
        catch (InvalidDataException exception)
        {
            Assert.That(exception.Message, Does.Contain("70 x 50").Or.Contain("does not fit"));
            return false;
        }
        finally
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        }
    }

    private ushort[] RoundTrip(ushort[] frames, FrameGeometry geometry)
    {
        var decoded = new ushort[frames.Length];
        Codec.Decode(Codec.Encode(frames, geometry), geometry, decoded);
        return decoded;
    }
}
