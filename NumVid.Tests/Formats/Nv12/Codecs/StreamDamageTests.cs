using System;
using System.IO;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Nv12.Codecs;

/// <summary>Streams of strangers end in an error or in frames, never in a crash, a hang or another exception.</summary>
[NoLeakedHandles]
internal sealed class StreamDamageTests
{
    private static readonly FrameGeometry s_geometry = new(70, 50, 6, 12);

    private static IFrameCodec Create(string name) => name switch
    {
        "ffv1" => new Ffv1Codec(),
        "hevc" => new HevcCodec(HevcSettings.FromQp(10)),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    [Test]
    public void Decode_OfAnotherShape_IsRefused([Values("hevc", "ffv1")] string name)
    {
        var codec = Create(name);
        var stream = codec.Encode(TestFrames.Wave(s_geometry), s_geometry);
        FrameGeometry[] others =
        [
            s_geometry with { FrameCount = 5 }, s_geometry with { FrameCount = 7 }, s_geometry with { Width = 71 },
            s_geometry with { Height = 49 }, s_geometry with { BitDepth = 10 }, s_geometry with { BitDepth = 8 },
        ];
        foreach (var other in others)
        {
            Assert.That(() => codec.Decode(stream, other, new ushort[other.SampleCount]),
                Throws.TypeOf<InvalidDataException>(), other.ToString());
        }
    }

    [Test]
    public void Decode_OfWhatIsNoStream_IsRefused([Values("hevc", "ffv1")] string name, [Values(0, 1, 64, 5000)] int byteCount)
    {
        var bytes = new byte[byteCount];
        new Random(3).NextBytes(bytes);
        Assert.That(() => Create(name).Decode(bytes, s_geometry, new ushort[s_geometry.SampleCount]),
            Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void Decode_OfTheOtherCodecsStream_IsRefused([Values("hevc", "ffv1")] string name)
    {
        var stream = Create(name == "hevc" ? "ffv1" : "hevc").Encode(TestFrames.Wave(s_geometry), s_geometry);
        Assert.That(() => Create(name).Decode(stream, s_geometry, new ushort[s_geometry.SampleCount]),
            Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void Decode_OfStreamThatLacksFrames_IsRefused([Values("hevc", "ffv1")] string name, [Values(1, 2, 4, 10)] int divisor)
    {
        var codec = Create(name);
        var stream = codec.Encode(TestFrames.Wave(s_geometry), s_geometry);
        Assert.That(() => codec.Decode(stream.AsSpan(0, stream.Length / 2 / divisor), s_geometry, new ushort[s_geometry.SampleCount]),
            Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void Decode_OfStreamWithMoreFrames_IsRefused()
    {
        var codec = Create("hevc");
        var stream = codec.Encode(TestFrames.Wave(s_geometry), s_geometry);
        Assert.That(() => codec.Decode([.. stream, .. stream], s_geometry, new ushort[s_geometry.SampleCount]),
            Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void Decode_OfDamagedStream_EndsInFramesOrInvalidDataException([Values("hevc", "ffv1")] string name)
    {
        const int Seed = 20261;
        TestContext.Out.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        var codec = Create(name);
        var stream = codec.Encode(TestFrames.Wave(s_geometry), s_geometry);
        var noticed = 0;
        for (var i = 0; i < 300; i++)
        {
            noticed += DecodesDamaged(codec, stream, random) ? 0 : 1;
        }

        // Neither codec carries checksums: what decodes to other samples is for the checksum of the container to notice.
        Assert.That(noticed, Is.GreaterThan(30), "damage noticed in 300 streams");
    }

    private static bool DecodesDamaged(IFrameCodec codec, byte[] stream, Random random)
    {
        var damaged = (byte[])stream.Clone();
        for (var flips = random.Next(1, 6); flips > 0; flips--)
        {
            damaged[random.Next(random.Next(2) == 0 ? Math.Min(160, damaged.Length) : damaged.Length)] ^= (byte)(1 << random.Next(8));
        }

        try
        {
            codec.Decode(damaged, s_geometry, new ushort[s_geometry.SampleCount]);
            return true;
        }
        catch (InvalidDataException exception)
        {
            Assert.That(exception.Message, Does.Contain("70 x 50"));
            return false;
        }
    }
}
