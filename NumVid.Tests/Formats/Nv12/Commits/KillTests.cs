using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Nv12.Commits;

/// <summary>A process that commits is killed, again and again.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class KillTests
{
    private static int Kills => LongRun.IsAsked ? 200 : 4;

    [Test]
    public void Kill_InTheMiddleOfCommits_LosesAtMostTheOneUnderWay()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("growing.nv12");
        var random = new Random(11);
        var (unfinished, steps) = (0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            var told = RunAndKill(path, random, steps);
            using (var dataSet = new NumVid.Formats.Nv12.Nv12DataSet($"{path}?openMode=readOnly"))
            {
                unfinished += dataSet.Warnings.Count;
            }

            steps = GrowingFile.Check(path);
            Assert.That(steps, Is.InRange(told, told + 1), $"kill {kill}");
        }

        TestContext.Out.WriteLine($"{Kills} kills, {unfinished} of them in the middle of a commit, {steps} steps");
        Assert.That(steps, Is.GreaterThan(Kills));
    }

    // Returns how many steps the process said to have committed.
    private static int RunAndKill(string path, Random random, int before)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(KillTests).Assembly.Location, "append", path },
            RedirectStandardOutput = true,
        })!;
        var told = before;
        for (var commits = random.Next(1, 8); commits > 0; commits--)
        {
            told = int.Parse(process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        }

        Thread.Sleep(random.Next(12));
        process.Kill();
        process.WaitForExit();
        for (var line = process.StandardOutput.ReadLine(); line is not null; line = process.StandardOutput.ReadLine())
        {
            told = int.Parse(line, CultureInfo.InvariantCulture);
        }

        return told;
    }
}
