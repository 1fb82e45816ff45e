using System;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data.Memory;
using Microsoft.Research.Science.Data.Utilities;
using NumVid.Formats;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib;
using NumVid.Tests.Contracts;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Programs that commit the structure first and the data next, as copies do, and commits of what GRIB cannot
/// hold.</summary>
[NoLeakedHandles]
internal sealed class GribStructureFirstTests
{
    private TemporaryFolder _folder = null!;

    private string Path => _folder.File("field.grib2");

    [OneTimeSetUp]
    public void Register() => NumVidProviders.Register();

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Clone_OfMemory_HoldsTheField()
    {
        using var source = Sample();

        using (DataSetCloning.Clone(source, new GribUri { FileName = Path }))
        {
        }

        using var copy = new GribDataSet($"{Path}?openMode=readOnly");
        var expected = source["t"].GetData().AsFlatSpan<float>().ToArray();
        var actual = copy["t"].GetData().AsFlatSpan<float>().ToArray();
        Assert.That(copy["t"].GetShape(), Is.EqualTo(source["t"].GetShape()));
        var largest = expected.Zip(actual, (a, b) => Math.Abs(a - b)).Max();
        Assert.That(largest, Is.LessThan((expected.Max() - expected.Min()) / 60000));
    }

    [Test]
    public void Clone_OfAGribFile_HasItsFields()
    {
        using var source = new GribDataSet($"{TestFiles.Fixture("gfs_pressure_levels.grib2")}?openMode=readOnly");

        using (DataSetCloning.Clone(source, new GribUri { FileName = Path }))
        {
        }

        using var copy = new GribDataSet($"{Path}?openMode=readOnly");
        Assert.That(copy.Select(v => v.Name), Is.EquivalentTo(source.Select(v => v.Name)));
        Assert.That(copy.Select(v => v.Name).Order().Select(name => copy[name].GetShape()),
            Is.EqualTo(source.Select(v => v.Name).Order().Select(name => source[name].GetShape())));
    }

    [Test]
    public void Commit_OfAStructureWithoutData_WritesNothingAndSaysSo()
    {
        using (var dataSet = new GribDataSet(Path) { IsAutocommitEnabled = false })
        {
            dataSet.AddVariable<float>("t", "latitude", "longitude");
            dataSet.Commit();

            Assert.That(dataSet.HasChanges, Is.False);
            Assert.That(dataSet.Warnings, Has.One.Contains("'t'"));
        }

        Assert.That(File.Exists(Path), Is.False);
    }

    [Test]
    public void Commit_OfCoordinatesAlone_NamesThem()
    {
        using var dataSet = new GribDataSet(Path) { IsAutocommitEnabled = false };
        dataSet.AddVariable<double>("latitude", new[] { 50.0, 49 }, "latitude");

        Assert.That(dataSet.Commit, Throws.TypeOf<UnsupportedDataException>().With.Message.Contain("'latitude'"));
        dataSet.Rollback();
    }

    [Test]
    public void Commit_OfAttributesAlone_NamesThemAndLeavesTheFile([Values] bool autocommit)
    {
        using (var source = Sample())
        using (DataSetCloning.Clone(source, new GribUri { FileName = Path }))
        {
        }

        var before = File.ReadAllBytes(Path);
        using (var dataSet = new GribDataSet(Path) { IsAutocommitEnabled = autocommit })
        {
            dataSet.Metadata["title"] = "a forecast";
            dataSet.Commit();

            Assert.That(dataSet.Warnings, Has.One.Contains("'title'"));
        }

        Assert.That(File.ReadAllBytes(Path), Is.EqualTo(before));
    }

    private static MemoryDataSet Sample()
    {
        var dataSet = new MemoryDataSet { IsAutocommitEnabled = false };
        FieldSample.Smooth("t").AddTo(dataSet);
        dataSet.Commit();
        return dataSet;
    }
}
