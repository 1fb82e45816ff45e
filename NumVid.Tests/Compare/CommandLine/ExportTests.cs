using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NumVid.Formats;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>What a variable becomes outside of datasets: the judges are chromium, ffmpeg, NumPy, and the numbers that
/// were put.</summary>
[NoLeakedHandles]
internal sealed class ExportTests
{
    private const int Frames = 4;
    private const int Rows = 40;
    private const int Columns = 60;
    private const float Low = -3;
    private const float High = 5;

    private static readonly byte[] s_viridisFirst = [0x44, 0x01, 0x54];
    private static readonly byte[] s_viridisLast = [0xFD, 0xE7, 0x25];

    private readonly TemporaryFolder _folder = new();
    private Chromium _chromium = null!;

    [OneTimeSetUp]
    public async Task WriteField()
    {
        using (var data = NumVidProviders.Create(_folder.File("a.nc"), new System.Collections.Generic.Dictionary<string, string>()))
        {
            data.IsAutocommitEnabled = false;
            var values = new float[Frames, Rows, Columns];
            foreach (var i in Enumerable.Range(0, values.Length))
            {
                var (frame, row, column) = (i / (Rows * Columns), i / Columns % Rows, i % Columns);

                // The lowest value in the south-west; elsewhere numbers that grow with time.
                values[frame, row, column] = column < Columns / 2 ? row < Rows / 2 ? Low : 0 : High - (3 - frame);
            }

            var field = data.AddVariable<float>("t", values, "time", "lat", "lon");
            (field.Metadata["units"], field.Metadata["long_name"]) = ("K", "a field");
            data.AddVariable<double>("time", new double[] { 0, 6, 12, 18 }, "time").Metadata["units"] = "hours since 2020-01-01 00:00:00";
            data.AddVariable<double>("lat", Enumerable.Range(0, Rows).Select(i => 30.0 + i).ToArray(), "lat").Metadata["units"] = "degrees_north";
            data.AddVariable<double>("lon", Enumerable.Range(0, Columns).Select(i => 0.0 + i).ToArray(), "lon").Metadata["units"] = "degrees_east";
            data.AddVariable<float>("four", new float[2, 3, 20, 20], "time2", "level", "y", "x");
            data.Commit();
        }

        _chromium = await Chromium.StartAsync();
    }

    [OneTimeTearDown]
    public async Task RemoveFiles()
    {
        await _chromium.DisposeAsync();
        _folder.Dispose();
    }

    [TestCase("h264.mp4", "video/mp4", "h264")]
    [TestCase("vp9.webm", "video/webm", "vp9")]
    [TestCase("av1.webm", "video/webm", "av1")]
    public async Task Movie_PlaysInABrowser(string name, string kind, string codec)
    {
        Export("t", name, "--size", "320x240", "--rate", "8", "--plain", "--codec", codec);

        var bytes = await File.ReadAllBytesAsync(_folder.File(name));
        await File.WriteAllTextAsync(_folder.File("page.html"),
            $"<!doctype html><video muted preload=auto src='data:{kind};base64,{Convert.ToBase64String(bytes)}'></video>");
        var page = await _chromium.OpenAsync(_folder.File("page.html"));
        var seen = await page.EvaluateFunctionAsync<double[]>("""
            async () => {
                const video = document.querySelector('video');
                await new Promise((done, failed) => {
                    if (video.readyState >= 2) done();
                    video.onloadeddata = done;
                    video.onerror = () => failed(video.error.message);
                });
                const shown = new Promise(done => { // 'seeked' may come before the picture does
                    const look = (now, frame) =>
                        frame.mediaTime > video.duration - 0.2 ? done() : video.requestVideoFrameCallback(look);
                    video.requestVideoFrameCallback(look);
                });
                video.currentTime = video.duration - 0.05;
                await Promise.race([shown, new Promise(done => setTimeout(done, 20000))]);
                const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
                const context = canvas.getContext('2d');
                context.drawImage(video, 0, 0);
                const at = (x, y) => [...context.getImageData(x, y, 1, 1).data.slice(0, 3)];
                return [video.duration, video.videoWidth, video.videoHeight, ...at(60, 180), ...at(260, 60)];
            }
            """);
        await page.CloseAsync();

        Assert.That(seen[0], Is.EqualTo(Frames / 8.0).Within(0.02), "duration");
        Assert.That(seen[1..3], Is.EqualTo(new double[] { 320, 240 }));
        Assert.That(seen[3..6], Is.EqualTo(s_viridisFirst).Within(10), "the south-west has the lowest value");
        Assert.That(seen[6..9], Is.EqualTo(s_viridisLast).Within(10), "the last frame has the highest in the east");
    }

    [Test]
    public void Movie_HasItsIndexFirstAndTheSameBytesEachTime()
    {
        Export("t", "first.mp4", "--size", "160x120");
        Export("t", "second.mp4", "--size", "160x120");

        var bytes = File.ReadAllBytes(_folder.File("first.mp4"));
        Assert.That(bytes.AsSpan().IndexOf("moov"u8), Is.LessThan(bytes.AsSpan().IndexOf("mdat"u8)));
        Assert.That(File.ReadAllBytes(_folder.File("second.mp4")), Is.EqualTo(bytes));
    }

    [Test]
    public void Pictures_AreOneAFrameWithTitleDateBarAndCoasts()
    {
        Export("t", "p.png", "--size", "480x360");

        var files = Directory.GetFiles(_folder.Path, "p-*.png").Order().ToArray();
        Assert.That(files.Select(Path.GetFileName), Is.EqualTo(Enumerable.Range(0, Frames).Select(i => $"p-000{i}.png")));
        var (first, second) = (Pixels(files[0]), Pixels(files[1]));
        Assert.That(first, Has.Length.EqualTo(480 * 360 * 3));

        // Dates differ at the top right alone, the bar not at all, and the Mediterranean has a coast.
        bool Differs(int left, int top, int right, int bottom) => Enumerable.Range(top, bottom - top).Any(
            row => !first.AsSpan(3 * ((row * 480) + left), 3 * (right - left))
                .SequenceEqual(second.AsSpan(3 * ((row * 480) + left), 3 * (right - left))));
        Assert.That(Differs(240, 0, 480, 12), Is.True, "date");
        Assert.That(Differs(0, 0, 240, 12), Is.False, "title");
        Assert.That(Differs(0, 338, 480, 360), Is.False, "bar");
        var southWest = Enumerable.Range(200, 100).SelectMany(row => Enumerable.Range(40, 150).Select(
            column => Convert.ToHexString(first, 3 * ((row * 480) + column), 3))).Distinct();
        Assert.That(southWest, Is.EquivalentTo(new[] { "440154", "FFFFFF" }), "one value, and coasts on it");
    }

    [Test]
    public void Array_IsWhatNumPyReads()
    {
        Export("t", "t.npy", "--times", "#1..2");

        var printed = ExternalTool.Run("/usr/bin/python3", "-c",
            "import sys, numpy; a = numpy.load(sys.argv[1]); print(a.shape, a.dtype, a[0, 39, 59], a[1, 39, 59], a[1, 0, 0])",
            _folder.File("t.npy"));

        Assert.That(printed.Trim(), Is.EqualTo("(2, 40, 60) float32 3.0 4.0 -3.0"));
    }

    [Test]
    public void SeedFile_HasTheCodesOfTheSeedAndComesBack()
    {
        Export("t", "seed", "--as", "seed");

        var file = Directory.GetFiles(_folder.File("seed")).Single();
        Assert.That(Path.GetFileName(file), Is.EqualTo("video_min-3.0_max5.0_fc4.mp4"));
        ExternalTool.Run("ffmpeg", "-v", "error", "-y", "-i", file, "-f", "rawvideo", "-pix_fmt", "gray12le", _folder.File("raw"));
        var codes = File.ReadAllBytes(_folder.File("raw")).Chunk(2).Select(pair => BinaryPrimitives.ReadUInt16LittleEndian(pair));
        var values = Read(_folder.File("a.nc"), "t");
        Assert.That(codes, Is.EqualTo(values.Select(value => (ushort)Math.Round((value + 3.0) / 8 * 4095))));
        Assert.That(Import(file), Is.EqualTo(values).Within(8.0 / 4095 / 2));
    }

    [Test]
    public void SeedPair_HasSixteenBits()
    {
        Export("t", "pair", "--as", "pair");

        var files = Directory.GetFiles(_folder.File("pair")).Order().Select(Path.GetFileName);
        Assert.That(files, Is.EqualTo(new[] { "video_high_min-3.0_max5.0_fc4.mp4", "video_low_min-3.0_max5.0_fc4.mp4" }));
        var back = Import(_folder.File("pair/video_high_min-3.0_max5.0_fc4.mp4"));
        Assert.That(back, Is.EqualTo(Read(_folder.File("a.nc"), "t")).Within(8.0 / 65535 / 2));
    }

    [Test]
    public void Streams_AreDecodedByStockFfmpeg()
    {
        Run("convert", _folder.File("a.nc"), _folder.File("a.nv12"), "--quality", "t:codec=ffv1,abs=0.5", "--variables", "t");
        var (exitCode, _, error) = NumVidProgram.Run("export", _folder.File("a.nv12"), "t", _folder.File("raws"), "--as", "raw");
        Assert.That((exitCode, error), Is.EqualTo((0, "")));

        var shape = ExternalTool.Run("ffprobe", "-v", "error", "-count_frames", "-show_entries",
            "stream=codec_name,width,height,nb_read_frames", "-of", "csv=p=0", Directory.GetFiles(_folder.File("raws")).Single());
        Assert.That(shape.Trim(), Is.EqualTo("ffv1,60,40,4"));
    }

    [Test]
    public void Cells_AreShownWhereTheyLie()
    {
        // 600 cells in no order, those west of 15 degrees east low, the others high; in the second frame the other way.
        var cells = Enumerable.Range(0, 600).Select(i => i * 7 % 600).ToArray();
        using (var data = NumVidProviders.Create(_folder.File("cells.nc"), new System.Collections.Generic.Dictionary<string, string>()))
        {
            data.IsAutocommitEnabled = false;
            var values = new float[2, cells.Length];
            foreach (var i in Enumerable.Range(0, cells.Length))
            {
                (values[0, i], values[1, i]) = cells[i] % 30 < 15 ? (Low, High) : (High, Low);
            }

            data.AddVariable<float>("t", values, "time", "cell").Metadata["coordinates"] = "lat lon";
            data.AddVariable<double>("time", new double[] { 0, 6 }, "time").Metadata["units"] = "hours since 2020-01-01 00:00:00";
            data.AddVariable<double>("lat", cells.Select(i => 30.5 + (i / 30)).ToArray(), "cell").Metadata["units"] = "degrees_north";
            data.AddVariable<double>("lon", cells.Select(i => 0.5 + (i % 30)).ToArray(), "cell").Metadata["units"] = "degrees_east";
            data.Commit();
        }

        Run("export", _folder.File("cells.nc"), "t", _folder.File("cells"), "--as", "png", "--plain", "--size", "300x200");

        var files = Directory.GetFiles(_folder.File("cells")).Order().ToArray();
        Assert.That(files, Has.Length.EqualTo(2));
        var (first, second) = (Pixels(files[0]), Pixels(files[1]));
        Assert.That(first, Has.Length.EqualTo(300 * 200 * 3));
        using (Assert.EnterMultipleScope())
        {
            foreach (var (x, y) in new[] { (5, 5), (100, 100), (130, 195), (170, 5), (200, 100), (295, 195) })
            {
                var at = 3 * ((y * 300) + x);
                var (low, high) = x < 150 ? (first, second) : (second, first);
                Assert.That(low[at..(at + 3)], Is.EqualTo(s_viridisFirst), $"{x}, {y}");
                Assert.That(high[at..(at + 3)], Is.EqualTo(s_viridisLast), $"{x}, {y}");
            }
        }
    }

    [TestCase("four x.mp4", "2 places along 'time2'")]
    [TestCase("lat x.mp4", "two axes or more")]
    [TestCase("t x.avi", "does not tell what to make")]
    [TestCase("t x.mp4 --codec vp9", "does not go into .mp4")]
    [TestCase("t x.mp4 --size 12", "--size")]
    [TestCase("t x.mp4 --size 17x17", "at least 38 rows")]
    [TestCase("t x.png --size 2000x32", "no room for the field")]
    [TestCase("t x.mp4 --minimum 2 --maximum 1", "is none")]
    [TestCase("t x --as raw", "not a NumVid file")]
    [TestCase("t x.mp4 --times #9", "time")]
    [TestCase("lat x.png --times #0", "'lat' of '")]
    public void Export_ThatCannotBe_SaysWhy(string arguments, string expected)
    {
        var words = arguments.Split(' ');

        var (exitCode, _, error) = NumVidProgram.Run(
            ["export", _folder.File("a.nc"), words[0], _folder.File(words[1]), .. words[2..]]);

        Assert.That((exitCode, error), Is.EqualTo((2, error)));
        Assert.That(error, Does.Contain(expected));
        Assert.That(File.Exists(_folder.File(words[1])), Is.False);
        Assert.That(Directory.GetDirectories(_folder.Path, ".numvid*", SearchOption.AllDirectories), Is.Empty);
    }

    private void Export(string variable, string output, params string[] options) =>
        Run(["export", _folder.File("a.nc"), variable, _folder.File(output), "--force", .. options]);

    private static void Run(params string[] arguments)
    {
        var (exitCode, _, error) = NumVidProgram.Run(arguments);
        Assert.That((exitCode, error), Is.EqualTo((0, "")));
    }

    private float[] Import(string file)
    {
        Run("import", file, _folder.File("back.nv12"), "--force", "--quality", "lossless");
        return Read(_folder.File("back.nv12"), "field");
    }

    private static float[] Read(string path, string variable)
    {
        using var data = NumVidProviders.OpenRead(path);
        return [.. ((float[,,])data[variable].GetData()).Cast<float>()];
    }

    private byte[] Pixels(string file)
    {
        ExternalTool.Run("ffmpeg", "-v", "error", "-y", "-i", file, "-f", "rawvideo", "-pix_fmt", "rgb24", _folder.File("rgb"));
        return File.ReadAllBytes(_folder.File("rgb"));
    }
}
