using System;
using System.IO;
using System.Linq;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Codecs.Hevc;
using NumVid.Formats.Nv12.Video;
using NumVid.Formats.Nv12.Video.Interop;
using NumVid.Tests.Compare.CommandLine;
using NumVid.Tests.Formats.Nv12.Codecs;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Nv12.Video;

/// <summary>The shim and the program ffmpeg do the same: each decodes what the other encoded, bit by bit.</summary>
[NoLeakedHandles]
internal sealed class VideoBackendTests
{
    private const string Preset =
        "preset=ultrafast;x265-params=info=0:log-level=none:pools=none:frame-threads=1:weightb=0";

    private const string Lossless = $"{Preset}:lossless=1";
    private const string Lossy = $"{Preset}:qp=20";

    private static readonly object[] s_streams =
    [
        new object[] { VideoFormat.Hevc, 8, Lossless, true }, new object[] { VideoFormat.Hevc, 12, Lossy, false },
        new object[] { VideoFormat.Ffv1, 16, "level=1;coder=2;context=1;slices=1", true },
        new object[] { VideoFormat.Jpeg2000, 16, "format=j2k;irreversible=0;numresolution=3", true },
    ];

    [TestCaseSource(nameof(s_streams))]
    public void EachBackend_DecodesTheOthersStreams(object format, int bitDepth, string options, bool isExact)
    {
        var video = (VideoFormat)format;
        var geometry = new FrameGeometry(33, 21, 3, bitDepth);
        var frames = TestFrames.Wave(geometry);
        var shape = video == VideoFormat.Hevc ? HevcShape.Of(geometry) : ShapeOf(33, 21, 3, bitDepth);

        var ofShim = video.Encode(frames, shape, options, 1);
        var ofProgram = ProgramVideo.Encode(video, frames, shape, options, 1);

        foreach (var stream in new[] { ofShim, ofProgram })
        {
            var (byShim, byProgram) = (new ushort[frames.Length], new ushort[frames.Length]);
            video.Decode(stream, shape, byShim);
            ProgramVideo.Decode(video, stream, shape, byProgram);
            Assert.That(byProgram, Is.EqualTo(byShim));
            Assert.That(byShim.SequenceEqual(frames), Is.EqualTo(isExact));
        }
    }

    [TestCase(33, 21, 4, "more|ends after 3 of 4")]
    [TestCase(33, 21, 2, "more than 2")]
    [TestCase(40, 21, 3, "33 x 21 samples instead of 40 x 21")]
    public void Program_RefusesAStreamOfAnotherShape(int width, int height, int count, string expected)
    {
        var stream = Ffv1Stream();
        var shape = ShapeOf(width, height, count, 10);

        Assert.That(() => ProgramVideo.Decode(VideoFormat.Ffv1, stream, shape, new ushort[width * height * count]),
            Throws.InstanceOf<InvalidDataException>().With.Message.Match(expected));
    }

    [Test]
    public void Program_RefusesAnotherDepthAndACutStream([Values] bool isCut)
    {
        var stream = Ffv1Stream();
        var shape = ShapeOf(33, 21, 3, isCut ? 10 : 12);

        Assert.That(
            () => ProgramVideo.Decode(
                VideoFormat.Ffv1, isCut ? stream[..(stream.Length / 2)] : stream, shape, new ushort[33 * 21 * 3]),
            Throws.InstanceOf<InvalidDataException>());
    }

    [Test]
    public void Command_UsesTheProgramWhereItIsAskedTo()
    {
        using var folder = new TemporaryFolder();
        var sea = TestFiles.Fixture("coads_sst_airt_monthly.nc");

        var (exitCode, output, error) = NumVidProgram.StartInShell($"""
            export NUMVID_VIDEO=program
            $NUMVID convert {sea} {folder.File("a.nv12")} --times '#0..2' --variables SST \
                --quality codec=ffv1,abs=0.01 --check || exit 9
            NUMVID_VIDEO=shim $NUMVID verify {folder.File("a.nv12")} || exit 8
            NUMVID_VIDEO=other $NUMVID verify {folder.File("a.nv12")}
            """);

        Assert.That(exitCode, Is.Not.Zero.And.Not.EqualTo(9).And.Not.EqualTo(8), error + output);
        Assert.That(error, Does.Contain("NUMVID_VIDEO is 'other'"));
    }

    private static byte[] Ffv1Stream()
    {
        var geometry = new FrameGeometry(33, 21, 3, 10);
        return VideoFormat.Ffv1.Encode(
            TestFrames.Wave(geometry), ShapeOf(33, 21, 3, 10), "level=1;coder=2;context=1;slices=1", 1);
    }

    private static NvShape ShapeOf(int width, int height, int count, int bitDepth) => new()
    {
        width = width,
        height = height,
        coded_width = width,
        coded_height = height,
        frame_count = count,
        bit_depth = bitDepth,
    };
}
