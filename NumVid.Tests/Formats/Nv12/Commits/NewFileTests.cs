using System;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Commits;

/// <summary>A file that does not exist is written once, when there is something to put into it.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class NewFileTests
{
    private TemporaryFolder _folder = null!;
    private RecordingFileLayer _layer = null!;

    private string Path => _folder.File("field.nv12");

    [SetUp]
    public void CreateFolder()
    {
        _folder = new TemporaryFolder();
        _layer = new RecordingFileLayer();
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void NewFile_IsWrittenByItsFirstCommitAndNotBefore(
        [Values("create", "createNew", "openOrCreate")] string mode)
    {
        using (var dataSet = Open(mode))
        {
            Assert.That(Directory.EnumerateFileSystemEntries(_folder.Path), Is.Empty);
            Assert.That(CountOf(FileStepKind.Write) + CountOf(
                FileStepKind.Flush), Is.Zero, "before there is anything to write");
            Put(dataSet);
        }

        Assert.That(CountOf(FileStepKind.Move), Is.EqualTo(1), "files that were put in place");
        Assert.That(CountOf(FileStepKind.Flush), Is.EqualTo(2), "one commit: before its end record and behind it");
        AssertHolds(1, 2);
    }

    [Test]
    public void NewFile_DisposedWithNothingPut_IsAnEmptyDataset(
        [Values("create", "createNew", "openOrCreate")] string mode)
    {
        Open(mode).Dispose();

        using var reopened = new Nv12DataSet($"{Path}?openMode=readOnly");
        Assert.That(reopened.Variables, Is.Empty);
        Assert.That(Directory.GetFiles(_folder.Path), Is.EqualTo(new[] { Path }));
    }

    [Test]
    public void NewFile_NeverCommitted_DoesNotComeToBe()
    {
        using (var dataSet = Open("createNew"))
        {
            dataSet.AddVariable<int>("i", new[] { 1, 2 }, "x");
        }

        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Path), Is.Empty);
    }

    [Test]
    public void Commit_WhereAnotherProgramMadeAFileMeanwhile_FailsAndLeavesIt(
        [Values("createNew", "openOrCreate")] string mode)
    {
        using (var dataSet = Open(mode))
        {
            File.WriteAllText(Path, "another's");

            Assert.That(
                () => Put(dataSet), Throws.TypeOf<IOException>().With.Message.Contains("was changed by another"));
        }

        Assert.That(File.ReadAllText(Path), Is.EqualTo("another's"));
        Assert.That(Directory.GetFiles(_folder.Path), Is.EqualTo(new[] { Path }));
    }

    [Test]
    public void Commit_WhereAFileIsMadeInItsMiddle_FailsAndLeavesIt([Values("createNew", "openOrCreate")] string mode)
    {
        using (var dataSet = Open(mode))
        {
            _layer.BeforeMove = target => File.WriteAllText(target, "another's");

            Assert.That(() => Put(dataSet), Throws.TypeOf<IOException>());
        }

        Assert.That(File.ReadAllText(Path), Is.EqualTo("another's"));
        Assert.That(Directory.GetFiles(_folder.Path), Is.EqualTo(new[] { Path }));
    }

    [Test]
    public void Commit_WhereAnotherMadeAFileMeanwhile_WithCreateReplacesIt()
    {
        using (var dataSet = Open("create"))
        {
            File.WriteAllText(Path, "another's");
            Put(dataSet);
        }

        AssertHolds(1, 2);
    }

    [Test]
    public void Dispose_OfCreateNewWhereAnotherMadeAFileMeanwhile_FailsAndLeavesIt()
    {
        using var dataSet = Open("createNew");
        File.WriteAllText(Path, "another's");

        Assert.That(dataSet.Dispose, Throws.TypeOf<IOException>().With.Message.Contains("was changed by another"));
        Assert.That(File.ReadAllText(Path), Is.EqualTo("another's"));
    }

    [Test]
    public void Dispose_OfOpenOrCreateWhereAnotherMadeAFileMeanwhile_LeavesIt()
    {
        using (var first = Open("openOrCreate"))
        using (Open("openOrCreate"))
        {
            Put(first);
        }

        AssertHolds(1, 2);
    }

    [Test]
    public void Open_InAFolderThatDoesNotExist_FailsAtOnce(
        [Values("create", "createNew", "openOrCreate")] string mode) => Assert.That(
        () => new Nv12DataSet($"{_folder.File("none")}/field.nv12?openMode={mode}"),
        Throws.TypeOf<DirectoryNotFoundException>().With.Message.Contains("none"));

    [Test]
    [Platform("Linux")]
    public void Open_InAFolderThatCannotBeWritten_FailsAtOnce(
        [Values("create", "createNew", "openOrCreate")] string mode) =>

        // Nobody may make files there, not even root.
        Assert.That(() => new Nv12DataSet($"/proc/field.nv12?openMode={mode}"), Throws.InstanceOf<SystemException>());

    private Nv12DataSet Open(string mode)
    {
        var dataSet = new Nv12DataSet($"{Path}?openMode={mode}", CodecList.Instance, _layer);
        dataSet.IsAutocommitEnabled = false;
        return dataSet;
    }

    private static void Put(DataSet dataSet)
    {
        dataSet.AddVariable<int>("i", new[] { 1, 2 }, "x");
        dataSet.Commit();
    }

    private int CountOf(FileStepKind kind) => _layer.Steps.Count(step => step.Kind == kind);

    private void AssertHolds(params int[] values)
    {
        using var reopened = new Nv12DataSet($"{Path}?openMode=readOnly");
        Assert.That(reopened["i"].GetData(), Is.EqualTo(values));
    }
}
