using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>What a .nv12 file promises, as whoever knows no format asks for it.</summary>
internal sealed class PromiseTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void GetPromise_OfBounds_IsWhatWasAskedFor()
    {
        using var dataSet = Write("abs=0.25");

        var promise = dataSet.GetPromise("t");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(promise.IsExact, Is.False);
            Assert.That(promise.Bounds.Select(bound => bound.Bound), Is.All.EqualTo(0.25));
            Assert.That(promise.Bounds.Select(bound => bound.Indices.Count), Is.All.EqualTo(3));
            Assert.That(promise.RelativeBound, Is.Null);
        }
    }

    [Test]
    public void GetPromise_OfAnExactVariable_IsABoundOfNothingForAllOfIt()
    {
        using var dataSet = Write("lossless");

        var promise = dataSet.GetPromise("t");

        Assert.That(promise.IsExact, Is.True);
        Assert.That(promise.Bounds.Single().Bound, Is.Zero);
        Assert.That(promise.Bounds.Single().Indices, Is.EqualTo(new int?[] { null, null, null }));
    }

    [Test]
    public void GetPromise_OfNoVariable_SaysSo()
    {
        using var dataSet = Write("abs=0.25");

        Assert.That(() => dataSet.GetPromise(
            "u"), Throws.InstanceOf<KeyNotFoundException>().With.Message.Contains("no variable 'u'"));
    }

    [Test]
    public void OpenSalvaging_OfAFormatWithoutParts_SaysOfWhichThereAre() => Assert.That(
        () => NumVidProviders.OpenSalvaging("field.nc"),
        Throws.InstanceOf<UnsupportedDataException>().With.Message.Contains("'field.nc' is netcdf").And.Message
            .Contains("nv12 and grib"));

    private Nv12DataSet Write(string quality)
    {
        var dataSet = new Nv12DataSet($"{_folder.File("t.nv12")}?quality={quality}");
        dataSet.IsAutocommitEnabled = false;
        int[] shape = [3, 20, 30];
        dataSet.AddVariable<float>("t", TestFields.Shaped(TestFields.Smooth<float>(shape, 1), shape), "time", "y", "x");
        dataSet.Commit();
        return dataSet;
    }
}
