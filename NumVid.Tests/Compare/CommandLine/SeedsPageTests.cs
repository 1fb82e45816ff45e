using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>Every command of docs/seeds.md does what the page says, in the order of the page; the seed's own file is
/// there in long runs, else a small one of its kind.</summary>
[NoLeakedHandles]
internal sealed partial class SeedsPageTests
{
    private const string Seed = "video_min-6.076788168243806_max5.021517778572543_fc1301.mp4";

    private static readonly string[] s_folders = ["seed", "pair", "study", "round-study", "out"];

    // All presets of a larger file, or all formats: minutes, and tests of their own.
    private static readonly string[] s_long =
        ["fixtures/.* --configs seed", "compare fixtures/coads_sst_airt_monthly.nc$", "LL-JP2K", "--preset high"];

    // Presets in the order of their errors on the seed's file.
    private static readonly string[] s_ladder =
        ["extreme", "max", "C4-JP2K", "vhigh", "high", "avg", "low", "vlow", "LL-JP2K"];

    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public void MakeVideos()
    {
        _folder = new TemporaryFolder();
        Make("clip.mp4", "yuv420p", "libx264");
        if (!LongRun.IsAsked)
        {
            Make(Seed, "gray12le", "libx265", "-x265-params", "log-level=none");
        }
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void EveryCommand_Runs()
    {
        var commands = Commands().ToArray();
        Assert.That(commands, Has.Length.GreaterThanOrEqualTo(25));
        foreach (var command in commands.Where(IsAskedFor))
        {
            var watch = Stopwatch.StartNew();
            var words = Words(command).Where(word => LongRun.IsAsked || word != "--figures");
            var (exitCode, _, error) = NumVidProgram.Run([.. words]);
            TestContext.Out.WriteLine($"{watch.Elapsed.TotalSeconds:F1} s  {command}");
            Assert.That(exitCode, Is.Zero, $"{command}\n{error}");
        }

        Assert.That(
            Directory.GetFiles(_folder.File("out")).Select(Path.GetFileName),
            Has.One.Matches("^video_min-6\\.076788168243806_max5\\.021517778572543_fc[0-9]+\\.mp4$"));
        Assert.That(CodesOf(Directory.GetFiles(_folder.File("out")).Single()), Is.EqualTo(CodesOf(PathOf("SEED"))));
        CheckLadder();
    }

    // Every preset is measured, none is left out, and each has its pictures.
    private void CheckLadder()
    {
        using var result = JsonDocument.Parse(File.ReadAllText(_folder.File("round-study/result.json")));
        var rows = result.RootElement.GetProperty("results").EnumerateArray()
            .Where(row => row.GetProperty("variable").GetString() == "wind")
            .ToDictionary(row => row.GetProperty("configuration").GetString()!);
        double Figure(string preset, string name) => rows[$"nv12:{preset}"].GetProperty(name).GetDouble();

        var errors = s_ladder.Select(preset => Figure(preset, "meanError")).ToArray();
        Assert.That(s_ladder.Select(preset => Figure(preset, "bytes")), Is.All.Positive);
        Assert.That(errors, LongRun.IsAsked ? Is.Ordered.Descending : Is.All.Positive);
        Assert.That(errors[^2..], Is.All.LessThan(Figure("low", "meanError")), "the two without loss behind the rounding");
        if (LongRun.IsAsked)
        {
            var figures = Directory.GetFiles(_folder.File("round-study/figures")).Select(Path.GetFileName).ToArray();
            Assert.That(s_ladder.Except(s_ladder.Where(preset =>
                figures.Contains($"wind-nv12_{preset}-histogram.svg") && figures.Contains($"wind-nv12_{preset}-frame1.png"))),
                Is.Empty);
            Assert.That(figures, Does.Contain("wind-frames.svg").And.Contain("wind-combined.svg"));
        }
    }

    private string CodesOf(string path)
    {
        ExternalTool.Run("ffmpeg", "-v", "error", "-y", "-i", path, "-fps_mode", "passthrough", "-f", "rawvideo",
            "-pix_fmt", "gray12le", _folder.File("codes"));
        return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(_folder.File("codes"))));
    }

    private static bool IsAskedFor(string command) =>
        LongRun.IsAsked || !Array.Exists(s_long, pattern => Regex.IsMatch(command, pattern));

    // What stands in a column of its own between backquotes, and the lines of blocks.
    private static IEnumerable<string> Commands() =>
        CommandPattern().Matches(File.ReadAllText(Path.Combine(TestFiles.Root, "docs", "seeds.md")))
            .Select(match => match.Value.Trim('`', '\n', ' '));

    private IEnumerable<string> Words(string command)
    {
        var before = "";
        foreach (var word in WordPattern().Matches(command).Skip(1).Select(match => match.Value.Trim('"')))
        {
            yield return before.StartsWith("--", StringComparison.Ordinal) && before is not "--out" ? word : PathOf(word);
            before = word;
        }
    }

    private string PathOf(string word) => word switch
    {
        "SEED" => LongRun.IsAsked ? TestFiles.Field(Seed) : _folder.File(Seed),
        _ when word.Contains('*', StringComparison.Ordinal) =>
            Directory.GetFiles(_folder.File(Path.GetDirectoryName(word)!), Path.GetFileName(word)).Single(),
        _ when word.StartsWith("fixtures/", StringComparison.Ordinal) => Path.Combine(TestFiles.Root, word),
        _ when s_folders.Contains(word) || FilePattern().IsMatch(word) => _folder.File(word),
        _ => word,
    };

    private void Make(string name, string format, string codec, params string[] options) =>
        ExternalTool.Run("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "testsrc2=size=96x64:rate=6:duration=2",
            "-pix_fmt", format, "-c:v", codec, .. options, _folder.File(name)]);

    [GeneratedRegex("(?:`numvid \\w+ [^`]+`|^numvid .+$)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex CommandPattern();

    [GeneratedRegex("\"[^\"]*\"|\\S+", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();

    [GeneratedRegex("^[\\w-]+\\.(?:nv12|mp4|nc|npy|png)$", RegexOptions.CultureInvariant)]
    private static partial Regex FilePattern();
}
