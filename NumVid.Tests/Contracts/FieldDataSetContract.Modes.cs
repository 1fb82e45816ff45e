using System;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NUnit.Framework;

namespace NumVid.Tests.Contracts;

/// <content>The five open modes, the forms of an address, and what a failed opening leaves behind.</content>
internal abstract partial class FieldDataSetContract
{
    [TestCase(ResourceOpenMode.CreateNew)]
    [TestCase(ResourceOpenMode.Create)]
    [TestCase(ResourceOpenMode.OpenOrCreate)]
    public void Open_MissingFileWithCreatingMode_CreatesIt(ResourceOpenMode mode)
    {
        var path = PathOf();
        using (var dataSet = DataSet.Open(AddressOf(path), mode))
        {
            Assert.That(dataSet.Version, Is.EqualTo(1));
            Assert.That(dataSet.HasChanges, Is.False);
            Assert.That(dataSet.Variables, Is.Empty);
            Assert.That(dataSet.IsAutocommitEnabled, Is.True);
            dataSet.IsAutocommitEnabled = false;
            Sample.AddTo(dataSet);
            dataSet.Commit();
        }

        using var reopened = OpenReadOnly(path);
        AssertHolds(reopened, Sample);
    }

    [TestCase(ResourceOpenMode.Open)]
    [TestCase(ResourceOpenMode.ReadOnly)]
    public void Open_MissingFileWithOpeningMode_FailsAndLeavesNoFile(ResourceOpenMode mode)
    {
        var path = PathOf();

        var failure = Assert.Throws<DataSetCreateException>(() => DataSet.Open(path, mode))!;

        Assert.That(failure.InnerException, Is.InstanceOf<ResourceNotFoundException>());
        Assert.That(failure.Message, Does.Contain(Path.GetFileName(path)));
        Assert.That(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!), Is.Empty);
    }

    [Test]
    public void Open_ExistingFileWithCreateNew_FailsAndLeavesItAlone()
    {
        var path = WriteSample();
        var before = File.ReadAllBytes(path);

        var failure = Assert.Throws<DataSetCreateException>(() => DataSet.Open(path, ResourceOpenMode.CreateNew))!;

        Assert.That(failure.InnerException, Is.InstanceOf<IOException>());
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(before));
    }

    [Test]
    public void Open_ExistingFileWithCreate_ReplacesIt()
    {
        var path = WriteSample();
        var other =
            Sample with { Values = Take(Sample.Values, [0, 0, 0], [1, 1, 1], [2, 9, 16]), Times = Sample.Times[..2] };

        using (var dataSet = DataSet.Open(AddressOf(path), ResourceOpenMode.Create))
        {
            Assert.That(dataSet.Variables, Is.Empty);
            dataSet.IsAutocommitEnabled = false;
            other.AddTo(dataSet);
            dataSet.Commit();
        }

        using var reopened = OpenReadOnly(path);
        AssertHolds(reopened, other);
    }

    [TestCase(ResourceOpenMode.Open, false)]
    [TestCase(ResourceOpenMode.OpenOrCreate, false)]
    [TestCase(ResourceOpenMode.ReadOnly, true)]
    public void Open_ExistingFile_HoldsItAtVersion1(ResourceOpenMode mode, bool isReadOnly)
    {
        var path = WriteSample();

        using var dataSet = DataSet.Open(path, mode);

        Assert.That(dataSet.Version, Is.EqualTo(1));
        Assert.That(dataSet.HasChanges, Is.False);
        Assert.That(dataSet.IsReadOnly, Is.EqualTo(isReadOnly));
        Assert.That(dataSet.IsAutocommitEnabled, Is.True);
        AssertHolds(dataSet, Sample);
    }

    [Test]
    public void Open_PathWithoutMode_OpensOrCreates()
    {
        using (var dataSet = DataSet.Open(AddressOf(PathOf())))
        {
            dataSet.IsAutocommitEnabled = false;
            Sample.AddTo(dataSet);
            dataSet.Commit();
        }

        using var reopened = DataSet.Open(PathOf());
        AssertHolds(reopened, Sample);
        Assert.That(reopened.IsReadOnly, Is.False);
    }

    [Test]
    public void Open_FileWithReadOnlyAttribute_IsReadOnly()
    {
        var path = WriteSample();
        File.SetAttributes(path, FileAttributes.ReadOnly);

        using var dataSet = DataSet.Open(path, ResourceOpenMode.Open);

        Assert.That(dataSet.IsReadOnly, Is.True);
        AssertHolds(dataSet, Sample);
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [Test]
    public void Open_PathWithQuery_FollowsIt()
    {
        var path = WriteSample();

        using var dataSet = DataSet.Open(path + "?openMode=readOnly");

        Assert.That(dataSet.IsReadOnly, Is.True);
        AssertHolds(dataSet, Sample);
        Assert.That(Directory.EnumerateFiles(Path.GetDirectoryName(path)!).Count(), Is.EqualTo(1));
    }

    [Test]
    public void Open_MsdsUri_FollowsIt()
    {
        var path = WriteSample();

        using var dataSet = DataSet.Open($"msds:{ProviderName}?file={path}&openMode=readOnly");

        Assert.That(dataSet.IsReadOnly, Is.True);
        Assert.That(dataSet.URI, Does.StartWith($"msds:{ProviderName}?").And.Contains(Path.GetFileName(path)));
        AssertHolds(dataSet, Sample);
    }

    [Test]
    public void Open_OwnUri_OpensTheSameFile()
    {
        var path = WriteSample();
        string uri;
        using (var dataSet = OpenReadOnly(path))
        {
            uri = dataSet.URI;
        }

        using var again = DataSet.Open(uri);
        AssertHolds(again, Sample);
    }

    [TestCase("with space")]
    [TestCase("a=b;c+d")]
    [TestCase("Ж")]
    [TestCase("a#b")]
    [TestCase("a%41b")]
    [TestCase("a&b")]
    [TestCase("what?")]
    public void Open_UnusualFileName_IsThatFile(string name)
    {
        var path = PathOf(name);
        File.Move(WriteSample(), path);

        using (var dataSet = DataSet.Open(path))
        {
            AssertHolds(dataSet, Sample);
        }

        Assert.That(Directory.EnumerateFiles(Path.GetDirectoryName(path)!), Is.EqualTo(new[] { path }));
    }

    [TestCase("openMode=readonly")]
    [TestCase("noSuchOption=1")]
    [TestCase("openMode")]
    [TestCase("openMode=open&openMode=create")]
    public void Open_BadQuery_FailsAndLeavesNoFile(string query)
    {
        var path = PathOf();

        Assert.That(() => DataSet.Open($"{path}?{query}"), Throws.InstanceOf<DataSetCreateException>());

        Assert.That(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!), Is.Empty);
    }

    [Test]
    public void Open_UriWithoutFile_Fails()
        => Assert.That(
            () => DataSet.Open($"msds:{ProviderName}?openMode=create"), Throws.InstanceOf<DataSetCreateException>());

    [TestCase(ResourceOpenMode.Open)]
    [TestCase(ResourceOpenMode.OpenOrCreate)]
    [TestCase(ResourceOpenMode.ReadOnly)]
    public void Open_FileOfAnotherFormat_FailsAndLeavesItAlone(ResourceOpenMode mode)
    {
        Assume.That(KnowsItsFiles, "Any text is a file of the format.");
        var path = PathOf();
        File.WriteAllText(path, "This is a letter, not a field.\n");

        var failure = Assert.Throws<DataSetCreateException>(() => DataSet.Open(path, mode))!;

        Assert.That(failure.Message, Does.Contain(Path.GetFileName(path)));
        Assert.That(File.ReadAllText(path), Is.EqualTo("This is a letter, not a field.\n"));
    }

    [Test]
    public void Open_FolderThatDoesNotExist_Fails()
    {
        var path = Path.Combine(PathOf("missing"), "field" + Extension);

        Assert.That(() =>
        {
            using var dataSet = DataSet.Open(path, ResourceOpenMode.Create);
            dataSet.IsAutocommitEnabled = false;
            Sample.AddTo(dataSet);
            dataSet.Commit();
        }, Throws.Exception);
    }

    [Test]
    public void Open_EmptyDataSet_CanBeOpenedAgain()
    {
        Assume.That(KeepsEmptyDataSets, "The format cannot hold a dataset without variables.");
        DataSet.Open(AddressOf(PathOf()), ResourceOpenMode.CreateNew).Dispose();

        using var dataSet = DataSet.Open(PathOf(), ResourceOpenMode.Open);

        Assert.That(dataSet.Variables, Is.Empty);
    }
}
