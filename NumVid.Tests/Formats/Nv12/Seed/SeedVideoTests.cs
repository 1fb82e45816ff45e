using System;
using System.Buffers.Binary;
using System.IO;
using NUnit.Framework;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12.Seed;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Seed;

[NoLeakedHandles]
internal sealed class SeedVideoTests
{
    // The program's x265 crashes at a rate factor where frames are at most 48 samples wide.
    private const int Width = 72;
    private const int Height = 50;
    private const int Frames = 7;

    [TestCase("gray", 8)]
    [TestCase("gray10le", 10)]
    [TestCase("gray12le", 12)]
    public void ReadFrame_ReturnsWhatFfmpegDecodes(string pixelFormat, int bitDepth)
    {
        using var folder = new TemporaryFolder();
        var path = MakeVideo(folder, "v.mp4", pixelFormat, bitDepth, lossless: false, index => index % 251);
        var codes = DecodeByFfmpeg(path, pixelFormat);
        var range = new SeedRange(-3.25, 1e-5);

        using var video = SeedVideo.Open(path, range);

        Assert.That((video.FrameCount, video.Height, video.Width, video.BitDepth),
            Is.EqualTo((Frames, Height, Width, bitDepth)));
        var values = new float[Width * Height];
        for (var frame = 0; frame < Frames; frame++)
        {
            video.ReadFrame(values);
            for (var i = 0; i < values.Length; i++)
            {
                var expected = (float)(range.Minimum
                    + (codes[(frame * values.Length) + i] * (range.Maximum - range.Minimum) / ((1 << bitDepth) - 1)));
                Assert.That(values[i], Is.EqualTo(expected), $"frame {frame}, point {i}");
            }
        }

        Assert.That(() => video.ReadFrame(values), Throws.InvalidOperationException);
    }

    [TestCase(SeedLow.Bits, 0)]
    [TestCase(SeedLow.AroundGray, 2048)]
    public void ReadFrame_OfAPair_PutsSixteenBitsTogether(SeedLow kind, int middle)
    {
        using var folder = new TemporaryFolder();
        var high = MakeVideo(folder, "high.mp4", "gray12le", 12, lossless: true, index => index % 4093);
        var low = MakeVideo(folder, "low.mp4", "gray12le", 12, lossless: true, index => middle + (index % 16));

        using var video = SeedVideo.OpenPair(high, low, kind, new SeedRange(0, 65535));

        Assert.That(video.BitDepth, Is.EqualTo(16));
        var values = new float[Width * Height];
        for (var index = 0; index < Frames * values.Length; index++)
        {
            if (index % values.Length == 0)
            {
                video.ReadFrame(values);
            }

            Assert.That(values[index % values.Length], Is.EqualTo((float)((16 * (index % 4093)) + (index % 16))));
        }
    }

    [Test]
    public void OpenPair_OfUnlikeFiles_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var high = MakeVideo(folder, "high.mp4", "gray12le", 12, lossless: true, index => index % 100);
        var low = folder.File("low.mp4");
        ExternalTool.Run("ffmpeg", "-v", "error", "-i", high, "-frames:v", "3", "-c", "copy", low);
        Assert.That(() => SeedVideo.OpenPair(high, low, SeedLow.Bits, new SeedRange(0, 1)),
            Throws.TypeOf<InvalidFileException>().With.Message.Contains("3 frames"));
    }

    [Test]
    public void Open_OfColourVideo_NamesThePixelFormat()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("colour.mp4");
        ExternalTool.Run("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x48:duration=0.2", "-c:v",
            "libx265", "-x265-params",
            "log-level=none", "-pix_fmt", "yuv420p", path);
        Assert.That(() => SeedVideo.Open(path, new SeedRange(0, 1)),
            Throws.TypeOf<InvalidFileException>().With.Message.Contains("yuv420p").And.Message.Contains(path));
    }

    [Test]
    public void Open_OfWhatIsNoMp4_IsRefused([Values("", "text", "\0\0\0\u0010ftypisom\0\0\0\0")] string content)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.mp4");
        File.WriteAllText(path, content);
        Assert.That(() => SeedVideo.Open(
            path, new SeedRange(0, 1)), Throws.TypeOf<InvalidFileException>().With.Message.Contains(path));
    }

    [Test]
    public void Open_OfAMissingFile_SaysSo() =>
        Assert.That(() => SeedVideo.Open("no-such.mp4", new SeedRange(0, 1)), Throws.TypeOf<FileNotFoundException>());

    [TestCase("stsz", 16, 0x7FFFFFFFu)]
    [TestCase("stts", 12, 0x10000000u)]
    [TestCase("ctts", 12, 0xFFFFFFFFu)]
    public void Open_OfATableThatPromisesTooMuch_IsRefusedBeforeDecoding(string box, int offset, uint count)
    {
        using var folder = new TemporaryFolder();
        var path = MakeVideo(folder, "v.mp4", "gray12le", 12, lossless: false, index => index % 4000);
        var bytes = File.ReadAllBytes(path);
        var at = bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(box)) - 4;
        Assert.That(at, Is.Positive);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at + offset), count);
        File.WriteAllBytes(path, bytes);
        Assert.That(() => SeedVideo.Open(
            path, new SeedRange(0, 1)), Throws.TypeOf<InvalidFileException>().With.Message.Contains(box));
    }

    [Test]
    public void Open_OfFragments_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var whole = MakeVideo(folder, "v.mp4", "gray12le", 12, lossless: false, index => index % 4000);
        var path = folder.File("fragments.mp4");
        ExternalTool.Run(
            "ffmpeg", "-v", "error", "-i", whole, "-c", "copy", "-movflags", "frag_keyframe+empty_moov", path);
        Assert.That(() => SeedVideo.Open(
            path, new SeedRange(0, 1)), Throws.TypeOf<InvalidFileException>().With.Message.Contains("finished movie"));
    }

    [Test]
    public void Read_OfDamagedFile_EndsInValuesOrInvalidFileException()
    {
        const int Seed = 40417;
        TestContext.Out.WriteLine($"seed {Seed}");
        using var folder = new TemporaryFolder();
        var sound =
            File.ReadAllBytes(MakeVideo(folder, "v.mp4", "gray12le", 12, lossless: false, index => index * 7 % 4000));
        var header = sound.AsSpan().IndexOf("moov"u8);
        var path = folder.File("damaged.mp4");
        var random = new Random(Seed);
        var noticed = 0;
        for (var i = 0; i < 300; i++)
        {
            var bytes = (byte[])sound.Clone();
            for (var flips = random.Next(1, 5); flips > 0; flips--)
            {
                // Half of the damage hits the tables.
                bytes[random.Next(2) == 0 ? random.Next(header, bytes.Length) : random.Next(bytes.Length)] ^= (byte)(
                    1 << random.Next(8));
            }

            File.WriteAllBytes(path, random.Next(10) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            noticed += ReadsAll(path) ? 0 : 1;
        }

        Assert.That(noticed, Is.GreaterThan(50), "damage noticed in 300 files");
    }

    private static bool ReadsAll(string path)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        try
        {
            using var video = SeedVideo.Open(path, new SeedRange(0, 1));
            var values = new float[video.Width * video.Height];
            for (var frame = 0; frame < video.FrameCount; frame++)
            {
                video.ReadFrame(values);
            }

            return true;
        }
        catch (InvalidFileException exception)
        {
            Assert.That(exception.Message, Does.Contain(path));
            return false;
        }
        finally
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        }
    }

    /// <summary>Makes an MP4 file by the ffmpeg program.</summary>
    internal static string MakeVideo(
        TemporaryFolder folder, string name, string pixelFormat, int bitDepth, bool lossless, Func<int, int> codeAt)
    {
        var bytesPerSample = bitDepth == 8 ? 1 : 2;
        var raw = new byte[Frames * Height * Width * bytesPerSample];
        for (var i = 0; i < raw.Length / bytesPerSample; i++)
        {
            var code = codeAt(i);
            raw[i * bytesPerSample] = (byte)code;
            if (bytesPerSample == 2)
            {
                raw[(i * 2) + 1] = (byte)(code >> 8);
            }
        }

        var source = folder.File(name + ".raw");
        var path = folder.File(name);
        File.WriteAllBytes(source, raw);
        ExternalTool.Run(
            "ffmpeg", "-v", "error", "-f", "rawvideo", "-pix_fmt", pixelFormat, "-s", $"{Width}x{Height}", "-i", source,
            "-c:v", "libx265", "-preset", "superfast", "-x265-params", "log-level=none:" + (
                lossless ? "lossless=1" : "crf=15"), "-pix_fmt", pixelFormat, path);
        return path;
    }

    private static int[] DecodeByFfmpeg(string path, string pixelFormat)
    {
        var target = path + ".decoded";
        ExternalTool.Run("ffmpeg", "-v", "error", "-i", path, "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt",
            pixelFormat, target);
        var bytes = File.ReadAllBytes(target);
        var codes = new int[Frames * Width * Height];
        Assert.That(bytes, Has.Length.EqualTo(pixelFormat == "gray" ? codes.Length : 2 * codes.Length));
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = pixelFormat == "gray" ? bytes[i] : BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(2 * i));
        }

        return codes;
    }
}
