using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
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

    // All presets of a file, or all formats: minutes, and tests of their own.
    private static readonly string[] s_long = ["--configs seed", "compare fixtures/coads_sst_airt_monthly.nc$", "LL-JP2K", "--preset high"];

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
            var (exitCode, _, error) = NumVidProgram.Run([.. Words(command)]);
            TestContext.Out.WriteLine($"{watch.Elapsed.TotalSeconds:F1} s  {command}");
            Assert.That(exitCode, Is.Zero, $"{command}\n{error}");
        }

        Assert.That(
            Directory.GetFiles(_folder.File("out")).Select(Path.GetFileName),
            Has.One.Matches("^video_min-6\\.076788168243806_max5\\.021517778572543_fc[0-9]+\\.mp4$"));
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
