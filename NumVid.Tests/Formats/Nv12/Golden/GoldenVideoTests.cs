using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using NUnit.Framework;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Frames;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Reading;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Golden;

/// <summary>Whoever has unzip and ffmpeg gets the samples whose checksum stands in the manifest, from every video
/// entry.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GoldenVideoTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void VideoEntries_AfterUnzip_DecodeWithStockFfmpeg()
    {
        var codecs = new ConcurrentBag<string>();
        Parallel.ForEach(GoldenRecipes.Names, name =>
        {
            var folder = Directory.CreateDirectory(_folder.File(name)).FullName;
            ExternalTool.Run("unzip", "-q", GoldenFiles.PathOf(name), "-d", folder);
            foreach (var segment in VideosOf(name))
            {
                var samples = Decode(Path.Combine(folder, segment.Data!.Entry), segment.Video!);
                Assert.That(LayeredDecoder.HashOf(samples), Is.EqualTo(
                    segment.Video!.FramesSha256), $"{name}: {segment.Data.Entry}");
                codecs.Add(segment.Video.Codec!);
            }
        });

        Assert.That(codecs.Distinct(), Is.EquivalentTo(new[] { "hevc", "ffv1", "jpeg2000" }));
    }

    private static StoredSegment[] VideosOf(string name)
    {
        var file = Nv12File.Open(GoldenFiles.PathOf(name), CodecList.Instance);
        file.Release();
        return [.. file.Manifest.Variables.SelectMany(variable => variable.Segments)
            .Where(segment => segment.Video is { Picture: not null, Codec: not "dct" })];
    }

    private static ushort[] Decode(string entry, VideoDescription video)
    {
        var depth = StoredDepth(video);
        var pixels = depth == 8 ? "gray" : FormattableString.Invariant($"gray{depth}le");
        var probe = ExternalTool.Run("ffprobe", "-v", "error", "-show_entries", "stream=pix_fmt,width,height", "-of",
            "csv=p=0", entry).Trim().Split(',');
        Assert.That(probe[2], Is.EqualTo(pixels), entry);
        var raw = $"{entry}.raw";
        ExternalTool.Run("ffmpeg", "-v", "error", "-y", "-i", entry, "-fps_mode", "passthrough", "-f", "rawvideo",
            "-pix_fmt", pixels, raw);
        var samples = Crop(
            SamplesOf(File.ReadAllBytes(raw), depth),
            int.Parse(probe[0], CultureInfo.InvariantCulture), int.Parse(
                probe[1], CultureInfo.InvariantCulture), video);
        return video.Picture!.FromPictures(
            video.Codec == "hevc" && video.Scale.BitDepth == 16 ? Join(samples) : samples);
    }

    private static int StoredDepth(VideoDescription video) => video.Stream?.BitDepth ?? video.Codec switch
    {
        "hevc" => Math.Min(video.Scale.BitDepth, 12),
        "jpeg2000" => video.Scale.BitDepth == 8 ? 8 : 16,
        _ => new[] { 8, 10, 12, 16 }.First(bits => bits >= video.Scale.BitDepth),
    };

    // Two videos one behind the other: the high bits, and what they lack around the middle of 12 bits.
    private static ushort[] Join(ushort[] samples)
    {
        var half = samples.Length / 2;
        return [.. samples[..half]
            .Zip(samples[half..], (high, low) => (ushort)Math.Clamp((16 * high) + low - 2048, 0, 65535))];
    }

    private static ushort[] SamplesOf(byte[] raw, int depth) =>
        depth == 8 ? [.. raw.Select(sample => (ushort)sample)] : MemoryMarshal.Cast<byte, ushort>(raw).ToArray();

    private static ushort[] Crop(ushort[] samples, int width, int height, VideoDescription video)
    {
        var picture = video.Picture!;
        var pictures = samples.Length / (width * height);
        if (video.Stream is { } stream)
        {
            Assert.That((width, height, pictures), Is.EqualTo((stream.Width, stream.Height, stream.Count)));
            pictures = picture.Count; // those behind them are there because some of these need them
        }

        Assert.That(pictures, Is.EqualTo(picture.Count).Or.EqualTo(2 * picture.Count));
        return
        [
            .. Enumerable.Range(0, pictures * picture.Height)
                .SelectMany(row => samples
                .AsSpan((((row / picture.Height) * height) + (row % picture.Height)) * width, picture.Width).ToArray()),
        ];
    }
}
