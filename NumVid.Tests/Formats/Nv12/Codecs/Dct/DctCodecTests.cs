using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NUnit.Framework;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Codecs.Dct;

namespace NumVid.Tests.Formats.Nv12.Codecs.Dct;

/// <summary>Frames in, bytes out, frames back within what the quantiser allows.</summary>
[TestFixture]
internal sealed class DctCodecTests
{
    private static readonly FrameGeometry s_geometry = new(70, 50, 8, 12);

    [TestCase(1, 1, 1)]
    [TestCase(1, 1, 13)]
    [TestCase(1, 300, 3)]
    [TestCase(16, 16, 9)]
    [TestCase(70, 41, 7)]
    [TestCase(2, 2, 300)]
    public void Decode_IsNear_AtEveryShapeAndDepth(int width, int height, int frameCount)
    {
        foreach (var bitDepth in new[] { 8, 11, 16 })
        {
            var geometry = new FrameGeometry(width, height, frameCount, bitDepth);
            foreach (var frames in new[] { TestFrames.Wave(geometry), TestFrames.Noise(geometry) })
            {
                // Of each coefficient half a step is lost at most: together the root of 64 times half a step.
                Assert.That(TestFrames.MaxError(RoundTrip(frames, geometry, 0), frames), Is.LessThanOrEqualTo(4));
                Assert.That(TestFrames.MaxError(RoundTrip(frames, geometry, 18), frames), Is.LessThanOrEqualTo(33));
            }
        }
    }

    [Test]
    public void Error_DoesNotGrowAlongAGroup()
    {
        var geometry = new FrameGeometry(64, 64, 60, 12);
        var frames = TestFrames.Wave(geometry);
        var decoded = new ushort[frames.Length];
        var codec = CodecPair.Dct(new DctSettings(UniformQuantiser.Numbered(30), GroupLength: 60));
        codec.Decode(codec.Encode(frames, geometry), geometry, decoded);

        double[] errors = [.. Enumerable.Range(0, 60).Select(t => TestFrames.MeanError(
            frames.AsSpan(t * 4096, 4096), decoded.AsSpan(t * 4096, 4096)))];

        Assert.That(errors[40..].Average(), Is.LessThan(1.5 * errors[..20].Average()));
    }

    [Test]
    public void Group_StartsAnew()
    {
        var frames = TestFrames.Wave(s_geometry);
        var settings = new DctSettings(UniformQuantiser.Numbered(12), GroupLength: 4);
        var whole = Decoded(frames, s_geometry, settings);
        var second = Decoded(frames[(4 * s_geometry.SamplesPerFrame)..], s_geometry with { FrameCount = 4 }, settings);

        Assert.That(second, Is.EqualTo(whole[(4 * s_geometry.SamplesPerFrame)..]));
    }

    [Test]
    public void Seed_AgreesWithAPlainModelInDoubles()
    {
        var geometry = new FrameGeometry(42, 27, 9, 8);
        ushort[][] frames = [.. TestFrames.Wave(geometry).Chunk(geometry.SamplesPerFrame)];
        var (quotients, decoded) = SeedModel.Run(frames, geometry.Width);
        var settings = new DctSettings(UniformQuantiser.Shifting(4));
        var analysis = new FrameAnalysis(geometry, settings, CosineTransforms.Fastest);
        var levelsSeen = 0;
        for (var t = 0; t < frames.Length; t++)
        {
            var before = t % settings.GroupLength == 0 ? new ushort[analysis.Decoded.Length] : analysis.Decoded.ToArray();
            analysis.Add(frames[t]);
            var levels = LevelsOf(frames[t], before, geometry.Width, settings.Quantiser);
            for (var i = 0; i < levels.Length; i++)
            {
                var quotient = quotients[t][i];
                var isTie = Math.Abs(quotient - Math.Round(quotient)) < 1e-3;
                Assert.That(levels[i], isTie
                    ? Is.EqualTo(quotient).Within(1.001) : Is.EqualTo((int)Math.Truncate(quotient)), $"{t} {i}");
                levelsSeen += levels[i] != 0 ? 1 : 0;
            }

            Assert.That(analysis.Decoded.ToArray().Select(sample => (double)sample), Is.EqualTo(decoded[t]).Within(1));
        }

        Assert.That(levelsSeen, Is.GreaterThan(200));
    }

    [Test]
    public void Encode_WithScalarAndWithVectors_GivesTheSameBytes()
    {
        var frames = TestFrames.Wave(s_geometry);
        var settings = new DctSettings(UniformQuantiser.Numbered(3));
        var scalar = new DctEncoder(settings, CosineTransforms.Scalar).Encode(frames, s_geometry);
        var vector = new DctEncoder(settings, CosineTransforms.Vector).Encode(frames, s_geometry);
        var (first, second) = (new ushort[frames.Length], new ushort[frames.Length]);
        new DctDecoder(CosineTransforms.Scalar).Decode(scalar, s_geometry, first);
        new DctDecoder(CosineTransforms.Vector).Decode(scalar, s_geometry, second);

        Assert.That(vector, Is.EqualTo(scalar));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Encode_OnManyThreads_GivesTheBytesOfOneThread()
    {
        var frames = TestFrames.Wave(s_geometry);
        var codec = CodecPair.Dct(new DctSettings(UniformQuantiser.Numbered(9)));
        var expected = codec.Encode(frames, s_geometry);
        Parallel.For(0, 6, _ => Assert.That(codec.Encode(frames, s_geometry), Is.EqualTo(expected)));
    }

    [Test]
    public void Encode_OfSampleBeyondTheBitDepth_IsRefused() => Assert.That(
        () => CodecPair.Dct(new DctSettings(UniformQuantiser.Numbered(0))).Encode(
            new ushort[] { 256 }, new FrameGeometry(1, 1, 1, 8)), Throws.ArgumentException);

    [TestCase(7)]
    [TestCase(17)]
    public void Encode_OfDepthThatItLacks_IsRefused(int bitDepth) => Assert.That(
        () => CodecPair.Dct(new DctSettings(UniformQuantiser.Numbered(0))).Encode(
            new ushort[] { 1 }, new FrameGeometry(1, 1, 1, bitDepth)), Throws.InstanceOf<ArgumentException>());

    [TestCase("qp=0", "step=1 rounded")]
    [TestCase("qp=12", "step=4 rounded")]
    [TestCase("shift=4", "step=16 truncated")]
    public void Rate_IsTheStep(string rate, string description) => Assert.That(
        new DctCodec().CreateEncoder(VideoRate.TryParse(rate)!, CodingEffort.Normal, false).Description,
        Is.EqualTo($"dct 1 {description} group=6"));

    [Test]
    public void Decode_OfAnotherShape_SaysWhichItHas()
    {
        var stream = Encoded();
        FrameGeometry[] others =
        [
            s_geometry with { FrameCount = 5 }, s_geometry with { Width = 71 }, s_geometry with { Height = 49 },
            s_geometry with { BitDepth = 8 },
        ];
        foreach (var other in others)
        {
            Assert.That(() => new DctDecoder().Decode(stream, other, new ushort[other.SampleCount]),
                Throws.TypeOf<InvalidDataException>().With.Message.Contains(
                    "it holds 8 frames of 70 x 50 samples of 12 bits"));
        }
    }

    [Test]
    public void Decode_OfStreamThatIsCutOff_OrGoesOn_IsRefused()
    {
        var stream = Encoded();
        for (var length = 0; length < stream.Length; length += 7)
        {
            AssertRefused(stream[..length]);
        }

        AssertRefused([.. stream, 0]);
    }

    [Test]
    public void Decode_OfDamagedStream_EndsInFramesOrInvalidDataException()
    {
        const int Seed = 20261;
        TestContext.Out.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        var stream = Encoded();
        var frames = new ushort[s_geometry.SampleCount];
        var (noticed, watch) = (0, Stopwatch.StartNew());
        for (var i = 0; i < 400; i++)
        {
            var damaged = (byte[])stream.Clone();
            for (var flips = random.Next(1, 6); flips > 0; flips--)
            {
                damaged[random.Next(random.Next(2) == 0 ? 120 : damaged.Length)] ^= (byte)(1 << random.Next(8));
            }

            try
            {
                new DctDecoder().Decode(damaged, s_geometry, frames);
                Assert.That(frames, Has.None.GreaterThan(s_geometry.MaxSample));
            }
            catch (InvalidDataException e)
            {
                Assert.That(e.Message, Does.Contain("8 frames of 70 x 50"));
                noticed++;
            }
        }

        // Nothing in it is a checksum: what decodes to other frames is for the checksum of the container to notice.
        Assert.That(noticed, Is.GreaterThan(100));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(60)));
    }

    private static void AssertRefused(byte[] stream) => Assert.That(
        () => new DctDecoder().Decode(stream, s_geometry, new ushort[s_geometry.SampleCount]),
        Throws.TypeOf<InvalidDataException>());

    private static byte[] Encoded() => CodecPair.Dct(new DctSettings(UniformQuantiser.Numbered(15)))
        .Encode(TestFrames.Wave(s_geometry), s_geometry);

    private static ushort[] RoundTrip(ushort[] frames, FrameGeometry geometry, int quantiser) =>
        Decoded(frames, geometry, new DctSettings(UniformQuantiser.Numbered(quantiser)));

    private static ushort[] Decoded(ushort[] frames, FrameGeometry geometry, DctSettings settings)
    {
        var codec = CodecPair.Dct(settings);
        var decoded = new ushort[frames.Length];
        codec.Decode(codec.Encode(frames, geometry), geometry, decoded);
        return decoded;
    }

    // What the stages make of a frame, block by block, in the places of their samples.
    private static int[] LevelsOf(ushort[] frame, ushort[] before, int width, UniformQuantiser quantiser)
    {
        var stride = BlockPadding.PaddedLength(width);
        var padded = new ushort[before.Length];
        BlockPadding.Pad(frame, width, padded);
        var all = new int[before.Length];
        var (samples, coefficients, levels) = (new int[64], new int[64], new int[64]);
        for (var at = 0; at < padded.Length; at += at % stride == stride - 8 ? (7 * stride) + 8 : 8)
        {
            FrameDifference.Take(padded.AsSpan(at), before.AsSpan(at), stride, samples);
            CosineTransforms.Fastest.Forward(samples, coefficients);
            quantiser.Quantise(coefficients, levels);
            for (var i = 0; i < 64; i++)
            {
                all[at + (i / 8 * stride) + (i % 8)] = levels[i];
            }
        }

        return all;
    }
}
