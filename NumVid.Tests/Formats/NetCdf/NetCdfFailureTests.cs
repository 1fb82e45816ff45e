using System;
using System.IO;
using NumVid.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.NetCdf;

/// <summary>Writes that cannot succeed: a sentence, the old file as it was, nothing half-written.</summary>
[NoLeakedHandles]
internal sealed class NetCdfFailureTests
{
    [Test]
    public void Commit_IntoFolderThatIsNotThere_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.File("missing"), "x.nc");
        using var dataSet = new NetCdfDataSet(path + "?openMode=create");

        Assert.That(
            () => dataSet.AddVariable<int>("v", "x"), Throws.InstanceOf<IOException>().With.Message.Contains(path));
    }

    [Test]
    public void Commit_IntoReadOnlyFolder_SaysSoAndLeavesNothing()
    {
        const string ReadOnlyFolder = "/proc";
        using var dataSet = new NetCdfDataSet(ReadOnlyFolder + "/x.nc?openMode=create");
        dataSet.IsAutocommitEnabled = false;
        dataSet.AddVariable<int>("v", new[] { 1 }, "x");

        Assert.That(dataSet.Commit, Throws.InstanceOf<IOException>().With.Message.Contains("/proc/x.nc"));
    }

    [Test]
    public void Commit_OnFullDisk_SaysSoAndLeavesTheOldFile()
    {
        using var folder = new TemporaryFolder();
        var tests = typeof(NetCdfFailureTests).Assembly.Location;
        var (exitCode, output, error) = ExternalTool.TryRun(
            "bash", "-c", SmallDisk.Script(folder.Path, 400, $"dotnet '{tests}' full-disk \"$DISK/x.nc\""));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero, error);
            Assert.That(output, Does.Contain($"{folder.Path}/disk/x.nc").And.EndWith("\nas it was\nleft:\nx.nc\n"));
            Assert.That(output, SmallDisk.CanMount ? Does.Contain("bytes left") : Does.Not.StartWith("written"));
        }
    }

    [Test]
    public void Open_PathWithBackslash_SaysThatTheLibraryCannot()
    {
        using var folder = new TemporaryFolder();

        Assert.That(
            () => new NetCdfDataSet(folder.File("a\\b.nc") + "?openMode=create"),
            Throws.InstanceOf<NotSupportedException>().With.Message.Contains("backslash"));
    }

    [TestCase("deflate=10", "[0, 9]")]
    [TestCase("deflate=-1", "[0, 9]")]
    [TestCase("deflate=best", "[0, 9]")]
    [TestCase("raw=1", "true or false")]
    public void Open_BadOption_SaysWhatIsAllowed(string option, string allowed) => Assert.That(
        () => new NetCdfDataSet(
            "x.nc?" + option), Throws.InstanceOf<ArgumentException>().With.Message.Contains(allowed));
}
