using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Compare.External;
using NumVid.Formats.Errors;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.External;

/// <summary>What a program of somebody else's may and may not do.</summary>
internal sealed class LimitedProcessTests
{
    private const long LargestFile = 1 << 20;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Run_NoShellSeesTheArguments()
    {
        var seconds = Run("touch", "a b", "$(touch c)", "*;d");

        Assert.That(seconds, Is.GreaterThan(0));
        Assert.That(
            Directory.GetFiles(_folder.Path).Select(Path.GetFileName), Is.EquivalentTo(new[] { "a b", "$(touch c)", "*;d" }));
    }

    [Test]
    public void Run_AfterTheTimeAllowed_EndsItAndItsChildren()
    {
        var limits = ExternalLimits.Default with { Time = TimeSpan.FromSeconds(0.3) };

        Assert.That(
            () => LimitedProcess.Run(["sh", "-c", "sleep 61.7; true"], _folder.Path, limits, LargestFile),
            Throws.InstanceOf<ExternalProgramException>().With.Message.StartsWith("'sh' was ended after 0.3 s"));
        Assert.That(
            Process.GetProcessesByName("sleep").Where(process => ArgumentsOf(process).Contains("61.7", StringComparison.Ordinal)),
            Is.Empty);
    }

    [Test]
    public void Run_MoreMemoryThanAllowed_Fails()
    {
        var limits = ExternalLimits.Default with { MemoryBytes = 200 << 20 };

        Assert.That(
            () => LimitedProcess.Run(["python3", "-c", "x = bytearray(400 << 20)"], _folder.Path, limits, LargestFile),
            Throws.InstanceOf<ExternalProgramException>().With.Message.Contains("MemoryError"));
    }

    [Test]
    public void Run_ALargerFileThanAllowed_Fails() => Assert.That(
        () => Run("dd", "if=/dev/zero", "of=large", "bs=1M", "count=3", "status=none"),
        Throws.InstanceOf<ExternalProgramException>().With.Message.Contains("'dd' failed"));

    [Test]
    public void Run_AFailure_SaysWhatTheProgramSaid() => Assert.That(
        () => Run("ls", "nothing-here"),
        Throws.InstanceOf<ExternalProgramException>().With.Message.Match(@"'ls' failed \(exit code 2\): .*nothing-here"));

    [Test]
    public void Run_AProgramThatIsNotThere_SaysSo() => Assert.That(
        () => Run("no-such-program-9"),
        Throws.InstanceOf<MissingLibraryException>().With.Message.Contains("no program 'no-such-program-9'"));

    private double Run(params string[] arguments) =>
        LimitedProcess.Run(arguments, _folder.Path, ExternalLimits.Default, LargestFile);

    private static string ArgumentsOf(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
