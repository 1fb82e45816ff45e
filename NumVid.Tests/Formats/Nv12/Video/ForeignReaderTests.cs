using System;
using System.Buffers.Binary;
using System.IO;
using NUnit.Framework;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Codecs.Hevc;
using NumVid.Tests.Formats.Nv12.Codecs;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Video;

/// <summary>Stock ffprobe and ffmpeg read our streams, and see what we see.</summary>
[NoLeakedHandles]
internal sealed class ForeignReaderTests
{
    [TestCase(150, 150, 12, 12, "gray12le")]
    [TestCase(49, 33, 12, 12, "gray12le")]
    [TestCase(6, 11, 5, 12, "gray12le")]
    [TestCase(64, 80, 9, 10, "gray10le")]
    [TestCase(97, 80, 9, 8, "gray")]
    public void Hevc_IsSeenByFfmpegAsByUs(int width, int height, int frameCount, int bitDepth, string pixelFormat)
    {
        var geometry = new FrameGeometry(width, height, frameCount, bitDepth);
        var padding = FramePadding.ForHevc(width, height);
        Check(CodecPair.Hevc(HevcSettings.FromQp(9)), geometry, pixelFormat, padding.CodedWidth, padding.CodedHeight);
    }

    [TestCase(150, 150, 12, 16, "gray16le")]
    [TestCase(6, 11, 300, 16, "gray16le")]
    [TestCase(16, 33, 12, 12, "gray12le")]
    [TestCase(50, 33, 12, 10, "gray10le")]
    [TestCase(50, 33, 12, 8, "gray")]
    public void Ffv1_IsSeenByFfmpegAsByUs(int width, int height, int frameCount, int bitDepth, string pixelFormat) =>
        Check(CodecPair.Ffv1(), new FrameGeometry(width, height, frameCount, bitDepth), pixelFormat, width, height);

    [TestCase(150, 150, 12, 16, "gray16le", 0)]
    [TestCase(150, 150, 12, 16, "gray16le", 4)]
    [TestCase(1, 1, 1, 16, "gray16le", 0)]
    [TestCase(6, 11, 300, 12, "gray16le", 0)]
    [TestCase(50, 33, 12, 8, "gray", 0)]
    public void Jpeg2000_IsSeenByFfmpegAsByUs(
        int width, int height, int frameCount, int bitDepth, string pixelFormat, int level) =>
        Check(CodecPair.Jpeg2000(level), new FrameGeometry(
            width, height, frameCount, bitDepth), pixelFormat, width, height);

    [TestCase(0)]
    [TestCase(4)]
    public void Jpeg2000_IsSeenByOpenJpegAsByUs(int level)
    {
        var geometry = new FrameGeometry(150, 97, 5, 16);
        var codec = CodecPair.Jpeg2000(level);
        var (path, ours, folder) = WriteStream(codec, geometry);
        using var _ = folder;
        Assert.That(Decode(path, geometry, 150, 97, "-c:v", "libopenjpeg"), Is.EqualTo(ours));
    }

    [Test]
    public void HevcOfSixteenBits_IsSeenByFfmpegAsTwoVideos([Values] bool isLossless)
    {
        var geometry = new FrameGeometry(80, 50, 7, 16);
        var codec = CodecPair.Hevc(isLossless ? HevcSettings.Lossless : HevcSettings.FromCrf(0));
        var (path, ours, folder) = WriteStream(codec, geometry);
        using var _ = folder;
        Assert.That(Probe(path), Is.EqualTo("80,50,gray12le,14"));

        var theirs = new ushort[geometry.SampleCount];
        SplitFrames.Join(Decode(path, geometry with { FrameCount = 14, BitDepth = 12 }, 80, 50), theirs);

        Assert.That(theirs, Is.EqualTo(ours));
    }

    [Test]
    public void Hevc_SegmentsOneAfterTheOther_DecodeToAllFrames()
    {
        var geometry = new FrameGeometry(80, 50, 7, 12);
        var codec = CodecPair.Hevc(HevcSettings.FromQp(9));
        using var folder = new TemporaryFolder();
        var path = folder.File("joined.hevc");
        File.WriteAllBytes(
            path, [.. codec.Encode(TestFrames.Wave(geometry), geometry), .. codec.Encode(
            TestFrames.Fade(geometry), geometry)]);

        Assert.That(Probe(path), Is.EqualTo("80,50,gray12le,14"));
    }

    private static void Check(
        CodecPair codec, FrameGeometry geometry, string pixelFormat, int codedWidth, int codedHeight)
    {
        var (path, ours, folder) = WriteStream(codec, geometry);
        using var _ = folder;
        Assert.That(Probe(path), Is.EqualTo($"{codedWidth},{codedHeight},{pixelFormat},{geometry.FrameCount}"));
        var stored = pixelFormat == "gray" ? geometry with { BitDepth = 8 } : geometry;
        Assert.That(Decode(path, stored, codedWidth, codedHeight), Is.EqualTo(ours));
    }

    private static (string Path, ushort[] Ours, TemporaryFolder Folder) WriteStream(
        CodecPair codec, FrameGeometry geometry)
    {
        var stream = codec.Encode(TestFrames.Wave(geometry), geometry);
        var ours = new ushort[geometry.SampleCount];
        codec.Decode(stream, geometry, ours);
        var folder = new TemporaryFolder();
        var path = folder.File("stream" + codec.EntryExtension);
        File.WriteAllBytes(path, stream);
        return (path, ours, folder);
    }

    private static ushort[] Decode(
        string path, FrameGeometry geometry, int codedWidth, int codedHeight, params string[] decoder)
    {
        var raw = path + ".raw";
        ExternalTool.Run(
            "ffmpeg", ["-v", "error", .. decoder, "-i", path, "-fps_mode", "passthrough", "-f", "rawvideo", raw]);
        return Crop(File.ReadAllBytes(raw), geometry, codedWidth, codedHeight);
    }

    private static string Probe(string path) =>
        ExternalTool.Run("ffprobe", "-v", "error", "-count_frames", "-select_streams", "v:0",
        "-show_entries", "stream=width,height,pix_fmt,nb_read_frames", "-of", "csv=p=0", path).Trim();

    private static ushort[] Crop(byte[] raw, FrameGeometry geometry, int codedWidth, int codedHeight)
    {
        var bytesPerSample = geometry.BitDepth == 8 ? 1 : 2;
        Assert.That(raw, Has.Length.EqualTo(codedWidth * codedHeight * geometry.FrameCount * bytesPerSample));
        var samples = new ushort[geometry.SampleCount];
        for (var i = 0; i < samples.Length; i++)
        {
            var (row, x) = Math.DivRem(i, geometry.Width);
            var (frame, y) = Math.DivRem(row, geometry.Height);
            var at = ((((frame * codedHeight) + y) * codedWidth) + x) * bytesPerSample;
            samples[i] = bytesPerSample == 1 ? raw[at] : BinaryPrimitives.ReadUInt16LittleEndian(raw.AsSpan(at));
        }

        return samples;
    }
}
