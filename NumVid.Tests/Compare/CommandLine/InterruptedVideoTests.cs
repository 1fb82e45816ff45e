using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>Ctrl-C while a video comes in or pictures go out leaves nothing half-written.</summary>
[NoLeakedHandles]
internal sealed class InterruptedVideoTests
{
    [TestCase("import", "clip.mp4", "a.nv12")]
    [TestCase("export", "winds", "10u", "pictures", "--as", "png")]
    public void Command_Interrupted_LeavesNothing(params string[] words)
    {
        using var folder = new TemporaryFolder();
        using var target = new TemporaryFolder();
        if (words[0] == "import")
        {
            ExternalTool.Run("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=640x480:rate=30:duration=10",
                "-c:v", "libx264", "-preset", "ultrafast", folder.File("clip.mp4"));
        }

        using var process = NumVidProgram.StartToInterrupt([.. words.Select(word => word switch
        {
            "winds" => TestFiles.Fixture("surface_winds_monthly.grib2"),
            "clip.mp4" => folder.File(word),
            "a.nv12" or "pictures" => target.File(word),
            _ => word,
        })]);

        // Its first unfinished file is there: it is at work.
        var deadline = Stopwatch.StartNew();
        while (!Directory.EnumerateFiles(target.Path, "*", SearchOption.AllDirectories).Any())
        {
            Assert.That(
                process.HasExited || deadline.Elapsed > TimeSpan.FromSeconds(60), Is.False,
                "it should be at work by now");
            Thread.Sleep(5);
        }

        NumVidProgram.Interrupt(process);
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.That((process.ExitCode, error.Contains("Interrupted")), Is.EqualTo((130, true)), error);
        Assert.That(Directory.EnumerateFileSystemEntries(target.Path), Is.Empty);
    }
}
