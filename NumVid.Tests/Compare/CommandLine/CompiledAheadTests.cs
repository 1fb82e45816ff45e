using System.IO;
using NUnit.Framework;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>The program is compiled before it runs, and writes the same bytes.</summary>
[TestFixture]
internal sealed class CompiledAheadTests
{
    [TestCase("numvid.dll")]
    [TestCase("NumVid.Formats.dll")]
    [TestCase("ScientificDataSet.dll")]
    public void Program_IsCompiledAhead(string name)
    {
        using var file = File.OpenRead(Path.Combine(Path.GetDirectoryName(NumVidProgram.Path)!, name));

        Assert.That(ProgramFile.IsCompiledAhead(file));
    }

    // The tests have the formats as they are compiled while they run.
    [Test]
    public void Convert_MakesTheSameBytesAsCompiledWhileItRuns()
    {
        using var folder = new TemporaryFolder();
        string[] Line(string target) =>
        [
            "convert", TestFiles.Fixture("coads_sst_airt_monthly.nc"), folder.File(target), "--times", "#0..3", "--quality",
            "SST:range=1e-3,codec=predictive;AIRT:range=1e-3",
        ];

        Assert.That(NumVidProgram.Start(Line("ahead.nv12")).ExitCode, Is.Zero);
        Assert.That(NumVidProgram.Run(Line("now.nv12")).ExitCode, Is.Zero);

        using var own = File.OpenRead(typeof(NumVid.Formats.NumVidProviders).Assembly.Location);
        Assert.That(ProgramFile.IsCompiledAhead(own), Is.False);
        Assert.That(File.ReadAllBytes(folder.File("ahead.nv12")), Is.EqualTo(File.ReadAllBytes(folder.File("now.nv12"))));
    }
}
