using System;
using System.Buffers.Binary;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Formats;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>Videos as fields: the truth is ffmpeg's own gray output, ffprobe, and the definition of the
/// matrices.</summary>
[NoLeakedHandles]
internal sealed class ImportMovieTests
{
    private const string Clip = "testsrc2=size=46x34:rate=8:duration=0.75";

    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public void MakeClips()
    {
        _folder = new TemporaryFolder();
        Make("eight.mp4", "-f", "lavfi", "-i", Clip, "-pix_fmt", "yuv420p", "-c:v", "libx264", "-colorspace", "bt709");
        Make("ten.mkv", "-f", "lavfi", "-i", Clip, "-pix_fmt", "yuv422p10le", "-c:v", "ffv1");
        Make("rgb.mkv", "-f", "lavfi", "-i", Clip, "-pix_fmt", "bgr0", "-c:v", "ffv1");

        // The third frame is left out, so that times are not evenly spaced.
        Make("gaps.mkv", "-f", "lavfi", "-i", Clip, "-vf", "select=not(eq(n\\,2))", "-fps_mode", "passthrough",
            "-pix_fmt", "gray12le", "-c:v", "ffv1");
        Make("list.m3u8", "-f", "lavfi", "-i", Clip, "-c:v", "libx264", "-f", "hls", "-hls_time", "1");
        ExternalTool.Run("mkfifo", _folder.File("pipe.mp4"));
        File.WriteAllText(_folder.File("list.ffconcat"), "ffconcat version 1.0\nfile eight.mp4\n");
        File.WriteAllBytes(_folder.File("cut.mp4"), File.ReadAllBytes(_folder.File("eight.mp4"))[..1500]);
    }

    [OneTimeTearDown]
    public void RemoveClips() => _folder.Dispose();

    [TestCase("eight.mp4", "gray", "full", null)]
    [TestCase("ten.mkv", "gray10le", "full", null)]
    [TestCase("gaps.mkv", "gray12le", "full", null)]
    [TestCase("ten.mkv", "gray10le", "coded", "extractplanes=y")]
    public void Import_OfAVideo_EqualsFfmpegsOwnGrayOutput(string clip, string format, string luma, string? filter)
    {
        var values = Import(clip, "--luma", luma);

        Assert.That(values, Is.EqualTo(Raw(clip, format, filter)));
    }

    [Test]
    public void Import_OfAVideo_TellsTimesRangeAndMatrix()
    {
        Import("gaps.mkv");
        using (var data = NumVidProviders.OpenRead(_folder.File("out.nv12")))
        {
            var times = ExternalTool.Run("ffprobe", "-v", "error", "-show_entries", "frame=pts_time", "-of", "csv=p=0",
                _folder.File("gaps.mkv")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => double.Parse(line.TrimEnd(',', '\r'), CultureInfo.InvariantCulture));
            Assert.That(data["time"].GetData(), Is.EqualTo(times).Within(1e-9));
            Assert.That(data["field"].Metadata["color_range"], Is.EqualTo("pc"));
            Assert.That(data["field"].Metadata["bit_depth"], Is.EqualTo(12));
        }

        Import("eight.mp4");
        using var named = NumVidProviders.OpenRead(_folder.File("out.nv12"));
        Assert.That(named["field"].Metadata["color_matrix"], Is.EqualTo("bt709"));
        Assert.That(named["field"].Metadata["source_pixel_format"], Is.EqualTo("yuv420p"));
        Assert.That(named["field"].Metadata["source_codec"], Is.EqualTo("h264"));
    }

    [TestCase("bt601", 0.299, 0.587, 0.114)]
    [TestCase("bt709", 0.2126, 0.7152, 0.0722)]
    [TestCase("bt2020", 0.2627, 0.678, 0.0593)]
    public void Import_OfRedGreenAndBlue_GoesThroughTheNamedMatrix(string matrix, double red, double green, double blue)
    {
        var values = Import("rgb.mkv", "--matrix", matrix);

        var rgb = ExternalBytes("rgb.mkv", "rgb24", null);
        var largest = values.Select((value, i) => Math.Abs(
            value - ((red * rgb[3 * i]) + (green * rgb[(3 * i) + 1]) + (blue * rgb[(3 * i) + 2])))).Max();
        Assert.That(largest, Is.LessThan(0.6), "rounded to the nearest number");
    }

    [Test]
    public void Import_TakesAnyNameForAName([Values("a\" %03d.mkv", "concat:b.mkv")] string name)
    {
        File.Copy(_folder.File("ten.mkv"), _folder.File(name), overwrite: true);

        Assert.That(Import(name), Is.EqualTo(Raw("ten.mkv", "gray10le", null)));
    }

    [Test]
    public void Import_TakesANameThatBeginsLikeAnOptionForAName()
    {
        File.Copy(_folder.File("ten.mkv"), _folder.File("-i.mkv"), overwrite: true);

        var (exitCode, _, error) = NumVidProgram.StartInShell($"cd '{_folder.Path}'; $NUMVID import -i.mkv named.nv12");

        Assert.That((exitCode, error), Is.EqualTo((0, "")));
    }

    [TestCase("list.m3u8", "not on whitelist")]
    [TestCase("list.ffconcat", "not on whitelist")]
    [TestCase("cut.mp4", "moov atom not found")]
    [TestCase("/dev/zero", "no regular file")]
    [TestCase("pipe.mp4", "no regular file")]
    [TestCase("http://localhost/a.mp4", "no file")]
    public void Import_OfWhatIsNoVideoOfThisMachine_SaysWhy(string input, string expected)
    {
        var path = input.Contains('/', StringComparison.Ordinal) ? input : _folder.File(input);

        var (exitCode, _, error) = NumVidProgram.Run("import", path, _folder.File("refused.nv12"));

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain(expected).And.Contain(path).And.Not.Contain("/proc/"));
        Assert.That(File.Exists(_folder.File("refused.nv12")), Is.False);
        Assert.That(Directory.GetDirectories(_folder.Path), Is.Empty, "nothing unfinished is left");
    }

    private float[] Import(string clip, params string[] options)
    {
        var (exitCode, _, error) = NumVidProgram.Run(
            ["import", _folder.File(clip), _folder.File("out.nv12"), "--force", .. options]);
        Assert.That((exitCode, error), Is.EqualTo((0, "")));
        using var data = NumVidProviders.OpenRead(_folder.File("out.nv12"));
        return [.. ((float[,,])data["field"].GetData()).Cast<float>()];
    }

    private float[] Raw(string clip, string format, string? filter)
    {
        var bytes = ExternalBytes(clip, format, filter);
        return format == "gray" ? [.. bytes.Select(value => (float)value)]
            : [.. bytes.Chunk(2).Select(pair => (float)BinaryPrimitives.ReadUInt16LittleEndian(pair))];
    }

    private byte[] ExternalBytes(string clip, string format, string? filter)
    {
        Make("raw", ["-i", _folder.File(clip), "-fps_mode", "passthrough",
            .. filter is null ? Array.Empty<string>() : ["-vf", filter], "-f", "rawvideo", "-pix_fmt", format]);
        return File.ReadAllBytes(_folder.File("raw"));
    }

    private void Make(string name, params string[] arguments) =>
        ExternalTool.Run("ffmpeg", ["-v", "error", "-y", .. arguments, _folder.File(name)]);
}
