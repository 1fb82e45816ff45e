using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Factory;
using Microsoft.Research.Science.Data.Memory;
using Microsoft.Research.Science.Data.Utilities;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>Copies of whole datasets.</summary>
internal sealed class DataSetCloningTests
{
    [Test]
    public void CopyAll_EveryKindOfVariable_IsThereInReverseOrder()
    {
        using var source = Sample();
        using var copy = new MemoryDataSet();

        DataSet.CopyAll(source, copy);

        AssertSame(copy, source);
        Assert.That(copy.Variables.Select(v => v.Name), Is.EqualTo(source.Variables.Reverse().Select(v => v.Name)));
        Assert.That(copy.IsAutocommitEnabled, Is.True);
    }

    [Test]
    public void CopyAll_ChangesNotCommitted_AreLeftOut()
    {
        using var source = Sample();
        source.IsAutocommitEnabled = false;
        source["time"].Metadata["late"] = 1;
        source.AddVariable<int>("new", new[] { 1 }, "n");
        using var copy = new MemoryDataSet();

        DataSet.CopyAll(source, copy);

        Assert.That(copy.Variables.Contains("new"), Is.False);
        Assert.That(copy["time"].Metadata.ContainsKey("late"), Is.False);
    }

    // A string counts as 100 KB, so 4500 rows of one need three blocks of 200 MB; the structure is a commit of its own.
    [Test]
    public void CopyAll_LargeData_AreCommittedInBlocks()
    {
        using var source = new MemoryDataSet();
        source.IsAutocommitEnabled = false;
        source.AddVariable<string>("name", Enumerable.Range(0, 4500).Select(i => $"station {i}").ToArray(), "station");
        source.AddVariable<int>("id", Enumerable.Range(0, 4500).ToArray(), "station");
        source.AddVariable<float>("x", new float[] { 1, 2 }, "x");
        source.Commit();
        using var copy = new MemoryDataSet();
        var version = copy.Version;

        DataSet.CopyAll(source, copy);

        AssertSame(copy, source);
        Assert.That(copy.Version - version, Is.EqualTo(4));
    }

    [Test]
    public void Clone_ToUri_OpensTheCopyAndTellsProgress()
    {
        DataSetFactory.Register(typeof(ToyDataSet));
        using var folder = new TemporaryFolder();
        using var source = Sample();
        var percents = new List<double>();

        var target = DataSetUri.Create(folder.File("copy.toy"));
        DataSetCloning.ProgressUpdater updater = (percent, _) =>
        {
            percents.Add(percent);
            return false;
        };
        using (DataSetCloning.Clone(source, target, updater))
        {
        }

        using var copy = DataSet.Open(folder.File("copy.toy"));
        AssertSame(copy, source);
        Assert.That(percents, Is.Ordered);
        Assert.That((percents[0], percents[^1]), Is.EqualTo((0.0, 100.0)));
    }

    [Test]
    public void OpenSharedCopy_OfAFile_IsIndependentOfIt()
    {
        DataSetFactory.Register(typeof(ToyDataSet));
        using var folder = new TemporaryFolder();
        using (var source = Sample())
        using (source.Clone(folder.File("a.toy")))
        {
        }

        using var copy = DataSet.OpenSharedCopy(folder.File("a.toy"));
        copy["time"].Append(new[] { 18.0 });

        Assert.That(copy, Is.TypeOf<MemoryDataSet>());
        using var reopened = DataSet.Open(folder.File("a.toy"));
        Assert.That(reopened["time"].GetShape(), Is.EqualTo(new[] { 3 }));
    }

    private static MemoryDataSet Sample()
    {
        var dataSet = new MemoryDataSet { IsAutocommitEnabled = false };
        dataSet.Metadata["title"] = "sample";
        dataSet.AddVariable<double>("time", new[] { 0.0, 6, 12 }, "time").Metadata["Units"] = "hours";
        dataSet.AddVariable<float>("latitude", new float[] { 50, 40 }, "latitude");
        float[,] values = { { 1, 2 }, { 3, 4 }, { 5, 6 } };
        dataSet.AddVariable<float>("t", values, "time", "latitude").MissingValue = -1f;
        dataSet.AddVariable<string>("names", new[] { "a", "b", "c", "d" }, "p");
        dataSet.AddVariable<DateTime>("when").PutData(new[] { new DateTime(2020, 1, 2) });
        dataSet.AddVariable<int>("none", "q");
        dataSet.AddVariable<int>("flat", "r", "s").PutData(new int[0, 5]);
        dataSet.Commit();
        dataSet.IsAutocommitEnabled = true;
        return dataSet;
    }

    private static void AssertSame(DataSet copy, DataSet source) => Assert.Multiple(() =>
    {
        Assert.That(copy.Variables.Count, Is.EqualTo(source.Variables.Count));
        Assert.That(copy.Metadata.AsDictionary(), Is.EqualTo(source.Metadata.AsDictionary()));
        foreach (var variable in source)
        {
            var other = copy[variable.Name];
            Assert.That(other.TypeOfData, Is.EqualTo(variable.TypeOfData));
            Assert.That(other.Dimensions, Is.EqualTo(variable.Dimensions));
            Assert.That(other.Metadata.AsDictionary(), Is.EqualTo(variable.Metadata.AsDictionary()));
            Assert.That(other.GetData(), Is.EqualTo(variable.GetData()));
        }
    });
}
