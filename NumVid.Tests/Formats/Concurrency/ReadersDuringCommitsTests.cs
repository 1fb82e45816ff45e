using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Research.Science.Data;
using NumVid.Formats;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Concurrency;

/// <summary>One process commits, many readers of another read: each sees the state before or after a commit.</summary>
internal sealed class ReadersDuringCommitsTests
{
    private const int Commits = 12;
    private const int LongCommits = 400;
    private const int LeastStates = 3;
    private const int MostCommits = 2000;

    private static int LeastCommits => LongRun.IsAsked ? LongCommits : Commits;

    [OneTimeSetUp]
    public void Register() => NumVidProviders.Register();

    [TestCase("nv12", "quality=lossless")]
    [TestCase("nv12", "quality=abs=0.01,codec=ffv1")]
    [TestCase("nc", "")]
    [TestCase("grib2", "")]
    public void Commit_WhileOthersRead_EachSeesOneState(string extension, string options)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File($"field.{extension}");
        using var writer = DataSet.Open($"{path}?openMode=create{(options.Length == 0 ? "" : "&" + options)}");
        writer.IsAutocommitEnabled = false;
        SteppingFile.Create(writer);
        writer.Commit();

        using var readers = Start(path);
        var lines = new ConcurrentQueue<string>();
        var listening = Task.Run(() => Listen(readers, lines));
        var state = 0;
        while (state < LeastCommits || (lines.Count < LeastStates && state < MostCommits && !readers.HasExited))
        {
            SteppingFile.Advance(writer, ++state);
            writer.Commit();
        }

        readers.StandardInput.Close();
        readers.WaitForExit();
        listening.Wait();
        Assert.That(lines.Where(line => !line.StartsWith("state ", System.StringComparison.Ordinal)), Is.Empty);
        Assert.That(readers.ExitCode, Is.Zero);
        Assert.That(lines, Has.Count.GreaterThanOrEqualTo(LeastStates), "states seen");
        Assert.That(SteppingFile.StateOf(writer), Is.EqualTo(state));
        TestContext.Out.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{state} commits, {lines.Count} states seen"));
    }

    private static Process Start(string path) => Process.Start(new ProcessStartInfo("dotnet")
    {
        ArgumentList = { typeof(ReadersDuringCommitsTests).Assembly.Location, "read", path },
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    private static void Listen(Process readers, ConcurrentQueue<string> lines)
    {
        for (var line = readers.StandardOutput.ReadLine(); line is not null; line = readers.StandardOutput.ReadLine())
        {
            lines.Enqueue(line);
        }
    }
}
