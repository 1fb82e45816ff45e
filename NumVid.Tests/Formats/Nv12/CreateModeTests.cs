using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>What <c>openMode=create</c> does to the file that it replaces, and when.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class CreateModeTests
{
    private TemporaryFolder _folder = null!;
    private byte[] _old = null!;

    private string Path => _folder.File("field.nv12");

    [SetUp]
    public void WriteOldFile()
    {
        _folder = new TemporaryFolder();
        using (var dataSet = new Nv12DataSet(Path))
        {
            dataSet.AddVariable<int>("old", new[] { 1, 2, 3 }, "i");
        }

        _old = File.ReadAllBytes(Path);
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Create_UntilTheFirstCommit_LeavesTheOldFile()
    {
        using var dataSet = Create();
        Assert.That(dataSet.Variables, Is.Empty);
        Assert.That(File.ReadAllBytes(Path), Is.EqualTo(_old));

        dataSet.AddVariable<int>("new", new[] { 4 }, "i");
        dataSet.Commit();

        using var reopened = new Nv12DataSet($"{Path}?openMode=readOnly");
        Assert.That(reopened.Variables.Select(variable => variable.Name), Is.EqualTo(new[] { "new" }));
        Assert.That(reopened["new"].GetData(), Is.EqualTo(new[] { 4 }));
    }

    [Test]
    public void Create_NeverCommitted_LeavesTheOldFile()
    {
        using (var dataSet = Create())
        {
            dataSet.AddVariable<int>("new", new[] { 4 }, "i");
        }

        AssertOnlyTheOldFile();
    }

    [Test]
    public void Create_FailedCommit_LeavesTheOldFile()
    {
        var codec = new FakeCodec { OnEncode = _ => throw new MissingLibraryException("The codec is gone.") };
        using (var dataSet = Create(codec))
        {
            dataSet.AddVariable<float>(
                "t", TestFields.Shaped(TestFields.Smooth<float>([4, 40, 50], 1), [4, 40, 50]), "time", "y", "x");
            Assert.That(dataSet.Commit, Throws.TypeOf<MissingLibraryException>());
        }

        AssertOnlyTheOldFile();
    }

    [Test]
    public void Create_DisposedWithNothingPut_IsAnEmptyDataset()
    {
        Create().Dispose();

        using var reopened = new Nv12DataSet($"{Path}?openMode=readOnly");
        Assert.That(reopened.Variables, Is.Empty);
    }

    private Nv12DataSet Create(FakeCodec? codec = null)
    {
        var address = $"{Path}?openMode=create";
        var dataSet = codec is null ? new Nv12DataSet(address) : new Nv12DataSet(address, codec);
        dataSet.IsAutocommitEnabled = false;
        return dataSet;
    }

    private void AssertOnlyTheOldFile()
    {
        Assert.That(File.ReadAllBytes(Path), Is.EqualTo(_old));
        Assert.That(Directory.GetFiles(_folder.Path), Is.EqualTo(new[] { Path }));
    }
}
