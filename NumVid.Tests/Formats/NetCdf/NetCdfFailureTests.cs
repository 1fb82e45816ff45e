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
        using var disk = SmallDisk.MountOrSkip(folder.Path, 400);
        var path = folder.File("x.nc");
        using (var dataSet = new NetCdfDataSet(path + "?openMode=create&deflate=0"))
        {
            dataSet.AddVariable<double>("v", new double[1000], "x");
        }

        var before = File.ReadAllBytes(path);
        using (var dataSet = new NetCdfDataSet(path + "?deflate=0"))
        {
            dataSet.IsAutocommitEnabled = false;
            var random = new Random(1);
            var noise = new byte[1 << 20];
            random.NextBytes(noise);

            dataSet.AddVariable<byte>("noise", noise, "n");
            Assert.That(
                dataSet.Commit,
                Throws.InstanceOf<IOException>().With.Message.Contains(path).And.Message.Contains("bytes left"));
        }

        Assert.That(File.ReadAllBytes(path), Is.EqualTo(before));
        Assert.That(Directory.GetFiles(folder.Path), Is.EqualTo(new[] { path }));
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
