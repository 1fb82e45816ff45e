using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Imperative;
using NUnit.Framework;

namespace NumVid.Tests.Contracts;

/// <content>Writing, reading in parts, transactions.</content>
internal abstract partial class FieldDataSetContract
{
    [Test]
    public void Commit_Once_KeepsTheField()
    {
        using var dataSet = OpenReadOnly(WriteSample());

        AssertHolds(dataSet, Sample);
    }

    [Test]
    public void Autocommit_KeepsTheField()
    {
        Assume.That(KeepsCoordinatesAlone, "The format cannot hold coordinates without a field.");
        using (var dataSet = DataSet.Open(AddressOf(PathOf()), ResourceOpenMode.Create))
        {
            Sample.AddTo(dataSet);
            Assert.That(dataSet.HasChanges, Is.False);
            AssertHolds(dataSet, Sample);
        }

        using var reopened = OpenReadOnly(PathOf());
        AssertHolds(reopened, Sample);
    }

    [Test]
    public void Commit_DataSetStaysOpen_ShowsWhatAReaderWillGet()
    {
        using var dataSet = DataSet.Open(AddressOf(PathOf()), ResourceOpenMode.Create);
        dataSet.IsAutocommitEnabled = false;
        Sample.AddTo(dataSet);
        dataSet.Commit();
        AssertHolds(dataSet, Sample);

        using var reader = OpenReadOnly(PathOf());
        Assert.That(reader.GetData<float[,,]>(Sample.Name), Is.EqualTo(dataSet.GetData<float[,,]>(Sample.Name)));
    }

    [Test]
    public void Commit_MissingPoints_ComeBackAtTheirPlaces()
    {
        using var dataSet = OpenReadOnly(Write(SampleWithGaps.AddTo));

        AssertHolds(dataSet, SampleWithGaps);
        Assert.That(dataSet[SampleWithGaps.Name].MissingValue, Is.EqualTo(float.NaN));
    }

    [Test]
    public void Commit_AllPointsMissing_ComeBack()
    {
        var values = new float[2, 9, 16];
        values.AsFlatSpan().Fill(float.NaN);
        var sample = Sample with { Values = values, Times = Sample.Times[..2] };

        using var dataSet = OpenReadOnly(Write(sample.AddTo));

        AssertHolds(dataSet, sample);
    }

    [Test]
    public void Commit_ConstantField_IsExact()
    {
        var values = new float[4, 9, 16];
        values.AsFlatSpan().Fill(273.15f);
        var sample = Sample with { Values = values };

        using var dataSet = OpenReadOnly(Write(sample.AddTo));

        AssertHolds(dataSet, sample);
        Assert.That(dataSet.GetData<float[,,]>(sample.Name), Is.EqualTo(values));
    }

    [Test]
    public void GetData_ManyBoxes_AreThoseOfTheWhole()
    {
        using var dataSet = OpenReadOnly(WriteSample());
        var field = dataSet[Sample.Name];
        var whole = (float[,,])field.GetData();
        const int Seed = 20;
        var random = new Random(Seed);

        for (var i = 0; i < 50; i++)
        {
            var shape = field.GetShape();
            var origin = shape.Select(n => random.Next(n)).ToArray();
            var stride = shape.Select(_ => 1 + random.Next(3)).ToArray();
            var count = shape.Select((n, k) => 1 + random.Next((n - origin[k] + stride[k] - 1) / stride[k])).ToArray();
            var text = $"seed {Seed}, box {i}: [{string.Join(',', origin)}] [{string.Join(',', stride)}] "
                + $"[{string.Join(',', count)}]";

            Assert.That(field.GetData(origin, stride, count), Is.EqualTo(Take(whole, origin, stride, count)), text);
            var box = count.Select((n, k) => Math.Min(n, shape[k] - origin[k])).ToArray();
            Assert.That(field.GetData(origin, box), Is.EqualTo(Take(whole, origin, [1, 1, 1], box)), text);
        }
    }

    [Test]
    public void GetData_OpenEnds_ReachTheEnd()
    {
        using var dataSet = OpenReadOnly(WriteSample());
        var field = dataSet[Sample.Name];
        var whole = (float[,,])field.GetData();

        Assert.That(field.GetData([1, 4, 10], null), Is.EqualTo(Take(whole, [1, 4, 10], [1, 1, 1], [3, 5, 6])));
        Assert.That(
            field.GetData([1, 4, 10], [2, 3, 4], null), Is.EqualTo(Take(whole, [1, 4, 10], [2, 3, 4], [2, 2, 2])));
        Assert.That(
            dataSet.GetData<float[,,]>(Sample.Name, DataSet.FromToEnd(1, 2), DataSet.FromToEnd(8), DataSet.Range(3, 5)),
            Is.EqualTo(Take(whole, [1, 8, 3], [2, 1, 1], [2, 1, 3])));
    }

    [Test]
    public void GetData_Null_MeansAll()
    {
        using var dataSet = OpenReadOnly(WriteSample());
        var field = dataSet[Sample.Name];
        var whole = (float[,,])field.GetData([0, 0, 0], [4, 9, 16]);

        Assert.Multiple(() =>
        {
            Assert.That(field.GetData(), Is.EqualTo(whole));
            Assert.That(field.GetData(null, null, null), Is.EqualTo(whole));
            Assert.That(field.GetData(null, [2, 3, 4]), Is.EqualTo(Take(whole, [0, 0, 0], [1, 1, 1], [2, 3, 4])));
            Assert.That(field.GetData(null, [2, 3, 4], null), Is.EqualTo(Take(whole, [0, 0, 0], [2, 3, 4], [2, 3, 4])));
            Assert.That(
                field.GetData([1, 1, 1], null, [2, 3, 4]), Is.EqualTo(Take(whole, [1, 1, 1], [1, 1, 1], [2, 3, 4])));
            Assert.That(field.GetData([4, 0, 0], null), Is.Empty.And.TypeOf<float[,,]>(), "at the end");
            Assert.That(dataSet.GetData<float[,,]>(Sample.Name), Is.EqualTo(whole));
            Assert.That(dataSet.GetData<double[]>("time"), Is.EqualTo(Sample.Times).Within(CoordinateTolerance));
        });
    }

    [Test]
    public void GetData_EmptyShape_IsEmptyArrayOfThatShape()
    {
        using var dataSet = OpenReadOnly(WriteSample());

        var data = dataSet[Sample.Name].GetData([1, 1, 1], [2, 0, 3]);

        Assert.That(data, Is.TypeOf<float[,,]>());
        Assert.That(ShapeOf(data), Is.EqualTo(new[] { 2, 0, 3 }));
    }

    [TestCase(new[] { 0, 0, 0 }, new[] { 5, 9, 16 })]
    [TestCase(new[] { 0, 0, 0 }, new[] { 4, 9, 17 })]
    [TestCase(new[] { 0, 0, 1 }, new[] { 4, 9, 16 })]
    [TestCase(new[] { 4, 0, 0 }, new[] { 1, 1, 1 })]
    [TestCase(new[] { -1, 0, 0 }, new[] { 1, 1, 1 })]
    [TestCase(new[] { 0, 0 }, new[] { 1, 1 })]
    [TestCase(new[] { 0, 0, 0 }, new[] { 1, -1, 1 })]
    [TestCase(new[] { 0, 0 }, null)]
    [TestCase(new[] { 5, 0, 0 }, null)]
    [TestCase(null, new[] { 4, 9, 17 })]
    public void GetData_BeyondTheEnd_Throws(int[]? origin, int[]? shape)
    {
        using var dataSet = OpenReadOnly(WriteSample());

        Assert.That(() => dataSet[Sample.Name].GetData(origin, shape), Throws.InstanceOf<ArgumentException>());
    }

    [TestCase(new[] { 0, 0, 1 }, new[] { 1, 1, 3 }, new[] { 1, 1, 6 })]
    [TestCase(new[] { 1, 0, 0 }, new[] { 3, 1, 1 }, new[] { 2, 1, 1 })]
    [TestCase(new[] { 0, 0, 0 }, new[] { 1, 0, 1 }, new[] { 1, 1, 1 })]
    [TestCase(new[] { 0, 0, 0 }, new[] { 1, 1, -1 }, null)]
    [TestCase(new[] { 0, 0, 0 }, new[] { 1, 1 }, new[] { 1, 1, 1 })]
    public void GetData_StrideBeyondTheEnd_Throws(int[] origin, int[] stride, int[]? count)
    {
        using var dataSet = OpenReadOnly(WriteSample());

        Assert.That(
            () => dataSet[Sample.Name].GetData(origin, stride, count), Throws.InstanceOf<ArgumentException>());
    }

    [TestCase("time", new[] { 1 }, new[] { 4 })]
    [TestCase("latitude", new[] { 10 }, null)]
    [TestCase("longitude", new[] { -1 }, new[] { 1 })]
    public void GetData_CoordinateBeyondTheEnd_Throws(string name, int[] origin, int[]? shape)
    {
        using var dataSet = OpenReadOnly(WriteSample());

        Assert.That(() => dataSet[name].GetData(origin, shape), Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void GetData_OnManyThreads_IsTheSame()
    {
        using var dataSet = OpenReadOnly(WriteSample());
        var field = dataSet[Sample.Name];
        var whole = (float[,,])field.GetData();

        Parallel.For(0, 64, i =>
        {
            int[] origin = [i % 4, i % 9, i % 16];
            Assert.That(field.GetData(origin, [1, 1, 1]), Is.EqualTo(Take(whole, origin, [1, 1, 1], [1, 1, 1])));
        });
    }

    [Test]
    public void Rollback_ChangesOfAnExistingFile_LeavesItAlone()
    {
        var path = WriteSample();
        var before = File.ReadAllBytes(path);

        using (var dataSet = DataSet.Open(path, ResourceOpenMode.Open))
        {
            ChangeWithoutCommit(dataSet);
            dataSet.Rollback();
            Assert.That(dataSet.HasChanges, Is.False);
            AssertHolds(dataSet, Sample);
            Assert.That(dataSet.Variables.Contains("u"), Is.False);
        }

        Assert.That(File.ReadAllBytes(path), Is.EqualTo(before));
    }

    [Test]
    public void Dispose_WithPendingChanges_RollsBack()
    {
        var path = WriteSample();
        var before = File.ReadAllBytes(path);

        using (var dataSet = DataSet.Open(path, ResourceOpenMode.Open))
        {
            ChangeWithoutCommit(dataSet);
        }

        Assert.That(File.ReadAllBytes(path), Is.EqualTo(before));
        Assert.That(Directory.EnumerateFiles(Path.GetDirectoryName(path)!).Count(), Is.EqualTo(1), "temporary files");
    }

    [Test]
    public void Commit_SecondField_KeepsTheFirst()
    {
        var path = WriteSample();
        var second = Sample with { Name = Sample.Name, Values = Sample.Values };
        byte[] before;
        using (var dataSet = DataSet.Open(path, ResourceOpenMode.Open))
        {
            before = File.ReadAllBytes(path);
            dataSet.IsAutocommitEnabled = false;
            AddSecondField(dataSet, second);
            dataSet.Commit();
            Assert.That(dataSet.Version, Is.EqualTo(2));
        }

        Assert.That(File.ReadAllBytes(path), Is.Not.EqualTo(before));
        using var reopened = OpenReadOnly(path);
        AssertHolds(reopened, Sample);
        Assert.That(reopened.Variables.Count, Is.EqualTo(5));
    }

    [Test]
    public void Append_AfterACommitOfTheSameDataSet_KeepsWhatWasThere()
    {
        var values = FieldSample.Smooth(Sample.Name, times: 8).Values;
        var grown = Sample with { Values = values, Times = [0, 6, 12, 18, 24, 30, 36, 42] };
        using (var dataSet = DataSet.Open(AddressOf(PathOf()), ResourceOpenMode.Create))
        {
            dataSet.IsAutocommitEnabled = false;
            Sample.AddTo(dataSet);
            dataSet.Commit();
            dataSet["time"].Append(grown.Times[4..]);
            dataSet[Sample.Name].Append(Take(values, [4, 0, 0], [1, 1, 1], [4, 9, 16]));
            dataSet.Commit();
            AssertHolds(dataSet, grown);
        }

        using var reopened = OpenReadOnly(PathOf());
        AssertHolds(reopened, grown);
    }

    [Test]
    public void Commit_AttributeAfterACommitOfTheSameDataSet_KeepsTheField()
    {
        using (var dataSet = DataSet.Open(AddressOf(PathOf()), ResourceOpenMode.Create))
        {
            dataSet.IsAutocommitEnabled = false;
            Sample.AddTo(dataSet);
            dataSet.Commit();
            dataSet[Sample.Name].Metadata["comment"] = "later";
            dataSet.Commit();
            AssertHolds(dataSet, Sample);
        }

        using var reopened = OpenReadOnly(PathOf());
        AssertHolds(reopened, Sample);
    }

    [Test]
    public void Commit_LengthsOfASharedDimensionDiffer_FailsAndStaysPending()
    {
        var path = WriteSample();
        using var dataSet = DataSet.Open(path, ResourceOpenMode.Open);
        dataSet.IsAutocommitEnabled = false;
        dataSet.AddVariable<float>("u", new float[4, 9, 15], Sample.Dimensions);

        Assert.That(dataSet.Commit, Throws.InstanceOf<ConstraintsFailedException>());
        Assert.That(dataSet.HasChanges, Is.True);

        dataSet.Rollback();
        AssertHolds(dataSet, Sample);
    }

    [Test]
    public void Write_ReadOnlyDataSet_ThrowsAndLeavesTheFileAlone()
    {
        var path = WriteSample();
        var before = File.ReadAllBytes(path);

        using (var dataSet = OpenReadOnly(path))
        {
            var field = dataSet[Sample.Name];
            Assert.Multiple(() =>
            {
                Assert.That(() => dataSet.AddVariable<float>("u", "time"), Throws.InstanceOf<ReadOnlyException>());
                Assert.That(() => field.PutData(Sample.Values), Throws.InstanceOf<ReadOnlyException>());
                Assert.That(() => field.Append(Sample.Values), Throws.InstanceOf<ReadOnlyException>());
                Assert.That(() => field.Metadata["units"] = "degC", Throws.Exception);
                Assert.That(() => dataSet.Metadata["title"] = "new", Throws.Exception);
                Assert.That(dataSet.Commit, Throws.InstanceOf<ReadOnlyException>());
            });
            AssertHolds(dataSet, Sample);
        }

        Assert.That(File.ReadAllBytes(path), Is.EqualTo(before));
    }

    [Test]
    public void Dispose_Twice_DoesNothing()
    {
        var dataSet = OpenReadOnly(WriteSample());
        dataSet.Dispose();

        Assert.That(dataSet.Dispose, Throws.Nothing);
        Assert.That(dataSet.IsDisposed, Is.True);
    }

    [Test]
    public void PutData_AfterDispose_Throws()
    {
        var dataSet = DataSet.Open(WriteSample(), ResourceOpenMode.Open);
        var field = dataSet[Sample.Name];
        dataSet.Dispose();

        Assert.That(() => field.PutData(Sample.Values), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(dataSet.Commit, Throws.InstanceOf<ObjectDisposedException>());
    }

    /// <summary>Adds a second field on the same axes; a format that derives names from attributes overrides
    /// it.</summary>
    protected virtual void AddSecondField(DataSet dataSet, FieldSample likeThis)
        => (likeThis with { Name = "u" }).AddFieldTo(dataSet);

    private void ChangeWithoutCommit(DataSet dataSet)
    {
        dataSet.IsAutocommitEnabled = false;
        dataSet[Sample.Name].PutData([1, 0, 0], Take(Sample.Values, [0, 0, 0], [1, 1, 1], [2, 9, 16]));
        dataSet[Sample.Name].Metadata["comment"] = "changed";
        AddSecondField(dataSet, Sample);
        Assert.That(dataSet.HasChanges, Is.True);
    }
}
