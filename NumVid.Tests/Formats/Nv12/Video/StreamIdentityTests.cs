using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using NUnit.Framework;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Codecs.Hevc;
using NumVid.Tests.Formats.Nv12.Codecs;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Video;

/// <summary>The same frames give the same bytes: now, later, and on many threads at once.</summary>
[NoLeakedHandles]
internal sealed class StreamIdentityTests
{
    private static readonly FrameGeometry s_geometry = new(90, 70, 10, 12);

    private static readonly CodecPair[] s_codecs =
    [
        CodecPair.Hevc(HevcSettings.FromQp(8)), CodecPair.Hevc(HevcSettings.Lossless),
        CodecPair.Hevc(HevcSettings.FromCrf(20) with { Threading = HevcThreading.Wavefront }), CodecPair
            .Ffv1(), CodecPair.Jpeg2000(),
    ];

    [Test]
    public void Encode_Twice_GivesTheSameBytes([Range(0, 4)] int codec)
    {
        var frames = TestFrames.Wave(s_geometry);
        var first = s_codecs[codec].Encode(frames, s_geometry);
        var second = s_codecs[codec].Encode(frames, s_geometry);
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Encode_AndDecodeOnManyThreads_GivesWhatOneThreadGives()
    {
        var frames = Enumerable.Range(0, 12).Select(seed => TestFrames.Wave(s_geometry, seed)).ToArray();
        var serial = frames.Select((f, i) => s_codecs[i % s_codecs.Length].Encode(f, s_geometry)).ToArray();
        var parallel = new byte[frames.Length][];
        var decoded = new ushort[frames.Length][];

        Parallel.For(0, frames.Length, new ParallelOptions { MaxDegreeOfParallelism = 6 }, i =>
        {
            parallel[i] = s_codecs[i % s_codecs.Length].Encode(frames[i], s_geometry);
            decoded[i] = new ushort[s_geometry.SampleCount];
            s_codecs[i % s_codecs.Length].Decode(serial[i], s_geometry, decoded[i]);
        });

        Assert.That(parallel, Is.EqualTo(serial));
        for (var i = 0; i < frames.Length; i++)
        {
            var again = new ushort[s_geometry.SampleCount];
            s_codecs[i % s_codecs.Length].Decode(serial[i], s_geometry, again);
            Assert.That(decoded[i], Is.EqualTo(again));
        }
    }

    [Test]
    public void Encode_WritesNoVersionAndNoOptions([Range(0, 4)] int codec)
    {
        var stream = s_codecs[codec].Encode(TestFrames.Wave(s_geometry), s_geometry);
        foreach (var text in new[] { "Lavf5", "Lavc", "x265", "options" })
        {
            Assert.That(stream.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)), Is.Negative, text);
        }
    }
}
