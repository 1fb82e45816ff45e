using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Memory;
using NumVid.Formats;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Model;

/// <summary>Datasets in files linked with others by references, which no file holds.</summary>
internal sealed class ReferenceInFilesTests
{
    [OneTimeSetUp]
    public void Register() => NumVidProviders.Register();

    [TestCase("a.nv12?quality=lossless")]
    [TestCase("a.nc")]
    public void Commit_Linked_StoresTheFilesOwnVariablesAlone(string name)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File(name.Split('?')[0]);
        using (var file = DataSet.Open(folder.File(name)))
        using (var memory = new MemoryDataSet())
        {
            file.AddVariable<int>("own", new[] { 1, 2, 3 }, "x");
            memory.AddVariable<double>("extra", new[] { 0.5, 1.5, 2.5 }, "x");
            file.AddVariableByReference(memory["extra"]);
            memory.AddVariableByReference(file["own"]).PutData(new[] { 7, 8, 9 });

            Assert.That(file["extra"].GetData(), Is.EqualTo(new[] { 0.5, 1.5, 2.5 }));
        }

        using var reopened = DataSet.Open(path, ResourceOpenMode.ReadOnly);
        Assert.That(reopened.Variables.Contains("extra"), Is.False);
        Assert.That(reopened["own"].GetData(), Is.EqualTo(new[] { 7, 8, 9 }));
    }
}
