using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Golden;

/// <summary>Old files decode to the same bits for ever: by the provider, and by the second reader in
/// docs/reference-decoder.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GoldenFileTests
{
    private const int MostBytes = 1 << 20;
    private const int MostBytesOfAFile = 1 << 16;

    private static IEnumerable<string> Names => GoldenRecipes.Names;

    [OneTimeSetUp]
    public void UpdateWhenAsked()
    {
        if (GoldenFiles.IsUpdate)
        {
            Assert.That(
                GoldenFiles.IsContinuousIntegration, Is.False, "golden files do not change in continuous integration");
            GoldenFiles.Update();
        }
    }

    [TestCaseSource(nameof(Names))]
    public void Provider_ReadsTheSameBits(string name)
    {
        var path = GoldenFiles.PathOf(name);

        Assert.That(GoldenFiles.ExpectedOf(name), Is.Not.Empty);
        Assert.That(GoldenFiles.ReadBy(path), Is.EqualTo(GoldenFiles.ExpectedOf(name)));
        Assert.That(Nv12Fixity.Check(path).IsSound);
    }

    [TestCaseSource(nameof(Names))]
    public void ReferenceDecoder_ReadsTheSameBits(string name) =>
        Assert.That(ReadBySecondReader(GoldenFiles.PathOf(name)), Is.EqualTo(GoldenFiles.ExpectedOf(name)));

    [TestCaseSource(nameof(Names))]
    public void Recipe_WritesTheCommittedBytes(string name)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File(name);

        GoldenRecipes.Write(name, path);

        Assert.That(GoldenFiles.ChecksumOf(path), Is.EqualTo(GoldenFiles.WrittenOf(name)));
    }

    [Test]
    public void BothReaders_NegativeZeroOfAttributes_KeepsItsSign()
    {
        var path = GoldenFiles.PathOf("negative-zero.nv12");
        using var dataSet = new Nv12DataSet($"{path}?openMode=readOnly");
        foreach (var name in new[] { "old", "new" })
        {
            var metadata = dataSet[name].Metadata;
            Assert.That(BitConverter.SingleToUInt32Bits((float)metadata["single"]!), Is.EqualTo(0x80000000));
            Assert.That(BitConverter.DoubleToInt64Bits((double)metadata["double"]!), Is.EqualTo(long.MinValue));
            Assert.That(((double[])metadata["doubles"]!).Select(double.IsNegative), Is.EqualTo(new[] { true, false }));
        }

        Assert.That(RunSecondReader(path, "--attributes"), Is.EqualTo(new[] { 1, 2 }.SelectMany(id => new[]
        {
            $"{id} 'Name' String '{(id == 1 ? "old" : "new")}'", $"{id} 'single' Single '80000000'",
            $"{id} 'double' Double '8000000000000000'", $"{id} 'doubles' Double '8000000000000000' '3ff0000000000000'",
        })));
    }

    // A whole end record is 106 bytes: one cut is within it, the next reaches into the commit before it.
    [TestCase(1)]
    [TestCase(3000)]
    public void BothReaders_AfterACutTail_GoBackToTheSameState(int cut)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("cut.nv12");
        File.WriteAllBytes(path, File.ReadAllBytes(GoldenFiles.PathOf("appended.nv12"))[..^cut]);

        var state = GoldenFiles.ReadBy(path);

        Assert.That(state, Is.Not.EqualTo(GoldenFiles.ExpectedOf("appended.nv12")));
        Assert.That(ReadBySecondReader(path), Is.EqualTo(state));
    }

    [Test]
    public void Folder_HoldsTheGoldenFilesAndIsSmall()
    {
        var files = new DirectoryInfo(GoldenFiles.Folder).GetFiles("*.nv12");

        Assert.That(files.Select(file => file.Name), Is.EquivalentTo(Names));
        Assert.That(files.Sum(file => file.Length), Is.LessThan(MostBytes));
        Assert.That(files.Select(file => file.Length), Is.All.LessThan(MostBytesOfAFile));
    }

    [Test]
    public void Files_TogetherHaveEveryFeatureOfTheFormat() =>
        Assert.That(
            GoldenFeatures.All.Except(Names.SelectMany(name => GoldenFeatures.Of(GoldenFiles.PathOf(name)))), Is.Empty);

    private static string[] ReadBySecondReader(string path) =>
        [.. RunSecondReader(path).Select(line => string.Join(' ', line.Split(' ')[..3]))];

    private static string[] RunSecondReader(string path, params string[] options)
    {
        var script = Path.Combine(TestFiles.Root, "docs", "reference-decoder", "read_nv12.py");
        return ExternalTool.Run("/usr/bin/python3", ["-B", script, path, .. options])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
