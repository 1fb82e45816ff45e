using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats;
using NumVid.Formats.Errors;
using NumVid.Formats.Movies;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>Gray videos whose streams are kept: the truth is ffmpeg's own gray output, and its copy of the
/// packets.</summary>
[NoLeakedHandles]
internal sealed class KeepStreamTests
{
    private const string Source = "testsrc2=size=64x34:rate=8:duration=2";
    private const string X265 = "log-level=none:keyint=8:min-keyint=8:bframes=3:open-gop=1";

    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public void MakeClips()
    {
        _folder = new TemporaryFolder();

        // Frames as wide as x265's coding tree unit: our own encoder would make them wider.
        Make("hevc8.mp4", "gray", "-c:v", "libx265", "-x265-params", X265);
        Make("hevc12.mkv", "gray12le", "-c:v", "libx265", "-x265-params", X265 + ":crf=40");
        Make("ffv1.avi", "gray12le", "-c:v", "ffv1", "-level", "3", "-g", "5", "-slices", "4");
        Make("ffv1.mov", "gray16le", "-c:v", "ffv1", "-level", "1");
        Make("jpeg2000.mp4", "gray10le", "-c:v", "libopenjpeg");
        Make("nine.mkv", "gray9le", "-c:v", "ffv1");
        Make("irreversible.mkv", "gray", "-c:v", "libopenjpeg", "-irreversible", "1");
        Make("colour.mkv", "yuv420p", "-c:v", "ffv1");
        Make("motion.mkv", "gray", "-c:v", "mjpeg");
        Run("-i", File("ffv1.avi"), "-vf", "crop=64:20", "-c:v", "ffv1", File("small.mkv"));
        Run("-i", File("hevc8.mp4"), "-c", "copy", "-f", "hevc", "-bsf:v", "hevc_mp4toannexb", File("hevc8.hevc"));
        Run("-i", File("hevc8.mp4"), "-c", "copy", "-metadata:s:v", "rotate=180", File("turned.mp4"));
        Run("-ss", "0.5", "-i", File("hevc8.mp4"), "-c", "copy", File("edited.mp4"));
        Run("-f", "lavfi", "-i", "color=black:size=4096x2736:rate=1:duration=3", "-pix_fmt", "gray", "-c:v", "ffv1",
            "-g", "300", File("large.mkv"));
    }

    [OneTimeTearDown]
    public void RemoveClips() => _folder.Dispose();

    [TestCase("hevc8.mp4", "gray", true)]
    [TestCase("hevc8.hevc", "gray", true)]
    [TestCase("hevc12.mkv", "gray12le", true)]
    [TestCase("ffv1.avi", "gray12le", false)]
    [TestCase("ffv1.mov", "gray16le", false)]
    [TestCase("jpeg2000.mp4", "gray16le", false)]
    public void KeptStream_HasFfmpegsGrayValuesAndItsPackets(string clip, string format, bool isHevc)
    {
        Keep(clip);

        Assert.That(Values().AsSpan().SequenceEqual(Gray(File(clip), format)), "at every point");
        Assert.That(Command("verify", File("out.nv12")), Does.Contain("sound"));
        var stream = Streams().Single();
        Assert.That(PacketsOf(stream, isHevc), Is.EqualTo(PacketsOf(File(clip), isHevc)));
    }

    [Test]
    public void KeptStream_IsAnOrdinaryVariable()
    {
        Keep("hevc12.mkv");
        var before = Values();

        Assert.That(Command("info", File("out.nv12")), Does.Contain("hevc").And.Contain("exact"));
        var (exitCode, compared, _) = NumVidProgram.Run("compare", File("out.nv12"), "--configs", "quantise:12");
        Assert.That(exitCode, Is.Zero, compared);
        Command("export", File("out.nv12"), "field", File("out.npy"), "--force");
        using (var data = new Nv12DataSet(File("out.nv12")))
        {
            data.IsAutocommitEnabled = false;
            data["time"].Append(new[] { 2.5 });
            data["field"].Append(new float[1, 34, 64], 0);
            data.Commit();
        }

        Assert.That(Values().Take(before.Length), Is.EqualTo(before), "what was appended changes nothing");
        Assert.That(Command("verify", File("out.nv12")), Does.Contain("sound"));
        Command("repack", File("out.nv12"));
        Assert.That(Values().Take(before.Length), Is.EqualTo(before));
    }

    [Test]
    public void KeptSeedFile_IsAboutItsSize_CutAtItsKeyFrames_InItsOwnUnits()
    {
        var (seed, frames) = SeedClip.In(_folder, 258);
        Command("import", seed, File("out.nv12"), "--name", "field", "--keep-stream", "--force");

        Assert.That(new FileInfo(File("out.nv12")).Length, Is.LessThan(1.06 * new FileInfo(seed).Length));
        var expected = Gray(seed, "gray12le").Select(sample => SeedClip.ValueOf((int)sample)).ToArray();
        Assert.That(Values().AsSpan().SequenceEqual(expected), "at every point");
        Assert.That(expected, Has.Length.EqualTo(frames * 150 * 150));

        // Its groups are open: pictures stay with the group that they need, and the key frame behind it comes twice.
        var units = PacketsOf(seed, isHevc: true);
        var streams = Streams();
        var kept = streams.SelectMany(path => Units(System.IO.File.ReadAllBytes(path))).ToArray();
        Assert.That(streams, Has.Count.EqualTo((frames + 249) / 250));
        Assert.That(kept.ToHashSet(), Is.EquivalentTo(units.ToHashSet()));
        Assert.That(
            kept, Has.Length.EqualTo(units.Length + ((streams.Count - 1) * 5)), "parameter sets, a message and a picture");
        Assert.That(SecondReader(), Is.EqualTo(ValuesHash()), "the reader in docs/reference-decoder");
    }

    [TestCase("nine.mkv", "9 bits")]
    [TestCase("irreversible.mkv", "reversible")]
    [TestCase("colour.mkv", "yuv420p")]
    [TestCase("motion.mkv", "mjpeg")]
    [TestCase("turned.mp4", "other samples")]
    [TestCase("edited.mp4", "frames")]
    [TestCase("large.mkv", "no key frame")]
    public void StreamThatCannotBeKept_IsRefusedWithItsReason(string clip, string reason)
    {
        var (exitCode, _, error) = NumVidProgram.Run(
            "import", File(clip), File("refused.nv12"), "--keep-stream");

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain(reason).And.Contain(File(clip)).And.Contain("Without '--keep-stream'"));
        Assert.That(System.IO.File.Exists(File("refused.nv12")), Is.False);
        Assert.That(Directory.GetDirectories(_folder.Path, ".numvid*"), Is.Empty, "nothing unfinished is left");
    }

    [Test]
    public void Add_WhereADimensionHasAnotherLength_IsRefused()
    {
        Keep("hevc8.mp4");
        var before = System.IO.File.ReadAllBytes(File("out.nv12"));
        var movie = GrayMovie.Read(File("small.mkv"));

        Assert.That(
            () => Nv12KeptVideo.Add(File("out.nv12"), "second", movie, 0, 1, [], _folder.Path),
            Throws.TypeOf<UnsupportedDataException>().With.Message.Contains("'y'").And.Message.Contains("small.mkv"));
        Assert.That(System.IO.File.ReadAllBytes(File("out.nv12")), Is.EqualTo(before));
        Nv12KeptVideo.Add(File("out.nv12"), "second", GrayMovie.Read(File("hevc8.mp4")), 0, 255, [], _folder.Path);
        using var data = NumVidProviders.OpenRead(File("out.nv12"));
        Assert.That(((float[,,])data["second"].GetData()).Cast<float>(), Is.EqualTo(Values()));
    }

    [TestCase("out.nc", "")]
    [TestCase("out.nv12", "--quality=abs=1")]
    [TestCase("out.nv12", "--low=x.mp4")]
    public void KeepStream_WithWhatDoesNotGoWithIt_SaysSo(string output, string option)
    {
        string[] options = option.Length > 0 ? [option] : [];
        var (exitCode, _, error) = NumVidProgram.Run(
            ["import", File("hevc8.mp4"), File(output), "--keep-stream", "--force", .. options]);

        Assert.That((exitCode, error.Contains("--keep-stream", StringComparison.Ordinal)), Is.EqualTo((2, true)), error);
    }

    private string File(string name) => _folder.File(name);

    private void Keep(string clip) => Command("import", File(clip), File("out.nv12"), "--keep-stream", "--force");

    private static string Command(params string[] arguments)
    {
        var (exitCode, output, error) = NumVidProgram.Run(arguments);
        Assert.That((exitCode, error), Is.EqualTo((0, "")));
        return output;
    }

    private float[] Values()
    {
        using var data = NumVidProviders.OpenRead(File("out.nv12"));
        return [.. ((float[,,])data["field"].GetData()).Cast<float>()];
    }

    private string ValuesHash() => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(Values().AsSpan())));

    private string SecondReader() => ExternalTool.Run("/usr/bin/python3", "-B",
        Path.Combine(TestFiles.Root, "docs", "reference-decoder", "read_nv12.py"), File("out.nv12"))
        .Split('\n').First(line => line.Contains("'field'", StringComparison.Ordinal)).Split(' ')[0];

    private List<string> Streams()
    {
        if (Directory.Exists(File("streams")))
        {
            Directory.Delete(File("streams"), recursive: true);
        }

        Command("export", File("out.nv12"), "field", File("streams"), "--as", "raw");

        return [.. Directory.GetFiles(File("streams")).Order(StringComparer.Ordinal)];
    }

    // Size and checksum of each packet; of HEVC, whose packets other containers frame otherwise, the units in them.
    private string[] PacketsOf(string path, bool isHevc)
    {
        if (isHevc)
        {
            Run("-i", path, "-c", "copy", "-bsf:v", "hevc_mp4toannexb", "-f", "hevc", File("copy.hevc"));
            return Units(System.IO.File.ReadAllBytes(File("copy.hevc")));
        }

        return [.. ExternalTool.Run("ffmpeg", "-v", "error", "-i", path, "-c", "copy", "-f", "framecrc", "-")
            .Split('\n').Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => string.Join(',', line.Split(',')[4..6]))];
    }

    private static string[] Units(byte[] stream)
    {
        var units = new List<string>();
        var rest = stream.AsSpan();
        for (int at; (at = rest.IndexOf((ReadOnlySpan<byte>)[0, 0, 1])) >= 0;)
        {
            rest = rest[(at + 3)..];
            var next = rest.IndexOf((ReadOnlySpan<byte>)[0, 0, 1]);
            units.Add(Convert.ToHexString(rest[..(next < 0 ? rest.Length : next)].TrimEnd((byte)0)));
        }

        return [.. units];
    }

    private float[] Gray(string path, string format)
    {
        Run("-i", path, "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", format, File("raw"));
        var bytes = System.IO.File.ReadAllBytes(File("raw"));
        return format == "gray" ? [.. bytes.Select(value => (float)value)]
            : [.. bytes.Chunk(2).Select(pair => (float)BinaryPrimitives.ReadUInt16LittleEndian(pair))];
    }

    private void Make(string name, string format, params string[] options) =>
        Run(["-f", "lavfi", "-i", Source, "-pix_fmt", format, .. options, File(name)]);

    private static void Run(params string[] arguments) => ExternalTool.Run("ffmpeg", ["-v", "error", "-y", .. arguments]);
}
