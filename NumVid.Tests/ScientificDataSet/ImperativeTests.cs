using System;
using System.Linq;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Imperative;
using Microsoft.Research.Science.Data.Memory;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>The one-call methods: every overload by number, condition and name.</summary>
internal sealed class ImperativeTests
{
    private static readonly int[,] s_table = { { 0, 1, 2, 3 }, { 10, 11, 12, 13 }, { 20, 21, 22, 23 } };

    private MemoryDataSet _ds = null!;
    private int _id;

    [SetUp]
    public void CreateDataSet()
    {
        _ds = new MemoryDataSet();
        _id = _ds.Add("v", s_table, "y", "x").ID;
    }

    [TearDown]
    public void CloseDataSet() => _ds.Dispose();

    [Test]
    public void GetData_Whole()
    {
        Assert.That(_ds.GetData<int[,]>("v"), Is.EqualTo(s_table));
        Assert.That(_ds.GetData<int[,]>(_id), Is.EqualTo(s_table));
        Assert.That(_ds.GetData<int[,]>(v => v.Rank == 2), Is.EqualTo(s_table));
    }

    [Test]
    public void GetData_Indices_GiveElementOrRest()
    {
        int[,] rest = { { 22, 23 } };
        Assert.Multiple(() =>
        {
            Assert.That(_ds.GetData<int>("v", 1, 2), Is.EqualTo(12));
            Assert.That(_ds.GetData<int>(_id, 1, 2), Is.EqualTo(12));
            Assert.That(_ds.GetData<int>(v => v.Name == "v", 1, 2), Is.EqualTo(12));
            Assert.That(_ds.GetData<int[,]>("v", 2, 2), Is.EqualTo(rest));
            Assert.That(() => _ds.GetData<int>("v", 3, 0), Throws.InstanceOf<ArgumentException>());
        });
    }

    [Test]
    public void GetData_Ranges()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                _ds.GetData<int[,]>("v", DataSet.Range(1), DataSet.Range(1, 2)), Is.EqualTo(new[,] { { 11, 12 } }));
            Assert.That(_ds.GetData<int[,]>(
                _id, DataSet.Range(0, 2, 2), DataSet.FromToEnd(3)), Is.EqualTo(new[,] { { 3 }, { 23 } }));
            Assert.That(_ds.GetData<int[]>(
                v => v.Name == "v", DataSet.ReduceDim(1), DataSet.FromToEnd(1, 2)), Is.EqualTo(new[] { 11, 13 }));
            Assert.That(
                _ds.GetData<int[]>("v", DataSet.FromToEnd(1), DataSet.ReduceDim(2)), Is.EqualTo(new[] { 12, 22 }));
            Assert.That(_ds.GetData<int>("v", DataSet.ReduceDim(2), DataSet.ReduceDim(3)), Is.EqualTo(23));
            Assert.That(_ds.GetData<int[]>(
                "v", DataSet.ReduceDim(1), default(Microsoft.Research.Science.Data.Range)), Is.Empty);
            Assert.That(() =>
                _ds.GetData<int[,]>("v", DataSet.ReduceDim(1), DataSet.Range(0)), Throws.InvalidOperationException);
            Assert.That(() => _ds.GetData<int[]>(
                "v", DataSet.ReduceDim(3), DataSet.Range(0)), Throws.InstanceOf<ArgumentException>());
        });
    }

    [TestCase(0, 1, 7)]
    [TestCase(3, 1, 4)]
    [TestCase(1, 2, 3)]
    [TestCase(0, 3, 3)]
    [TestCase(6, 5, 1)]
    [TestCase(7, 1, 0)]
    public void FromToEnd_CountsWhatIsThere(int from, int step, int expected)
    {
        _ds.Add("seven", Enumerable.Range(0, 7).ToArray(), "seven");
        Assert.That(_ds.GetData<int[]>("seven", DataSet.FromToEnd(from, step)),
            Is.EqualTo(Enumerable.Range(0, expected).Select(i => from + i * step)));
    }

    [Test]
    public void Lookup_NameTypeAndRankMustMatch()
    {
        _ds.Add("v", 7);
        _ds.IsAutocommitEnabled = false;
        _ds.Add("pending", 1);
        Assert.Multiple(() =>
        {
            Assert.That(_ds.GetData<int>("v"), Is.EqualTo(7), "the scalar of the same name");
            Assert.That(_ds.GetData<int[,]>("v"), Is.EqualTo(s_table));
            Assert.That(
                () => _ds.GetData<float[,]>("v"), Throws.InvalidOperationException.With.Message.Contains("Int32"));
            Assert.That(() => _ds.GetData<int[,]>("w"), Throws.InvalidOperationException);
            Assert.That(() => _ds.GetData<int>("pending"), Throws.InvalidOperationException, "not committed");
            Assert.That(() => _ds.GetData<int>(99), Throws.InvalidOperationException);
            Assert.That(() => _ds.GetData<double[,]>(_id), Throws.InvalidOperationException);
            Assert.That(() => _ds.GetData<int>(v => v.Name == "v"), Throws.InvalidOperationException, "two of them");
            Assert.That(() => _ds.GetAttr("v", "Name"), Throws.InvalidOperationException, "two of them");
        });
    }

    [Test]
    public void PutData_Whole()
    {
        int[,] data = { { 5 } };
        _ds.PutData("v", data);
        Assert.That(_ds.GetData<int>("v", 0, 0), Is.EqualTo(5));
        _ds.PutData(_id, new[,] { { 6 } });
        Assert.That(_ds.GetData<int>("v", 0, 0), Is.EqualTo(6));
        _ds.PutData(v => v.ID == _id, new[,] { { 7 } });
        Assert.That(_ds.GetData<int>("v", 0, 0), Is.EqualTo(7));
    }

    [Test]
    public void PutData_Indices()
    {
        _ds.PutData("v", 5, 1, 1);
        _ds.PutData(_id, 6, 2, 2);
        _ds.PutData(v => v.ID == _id, 7, 0, 3);
        _ds.PutData("v", new[,] { { 8, 9 } }, 3, 0);

        Assert.That(_ds.GetData<int[,]>(
            "v"), Is.EqualTo(new[,] { { 0, 1, 2, 7 }, { 10, 5, 12, 13 }, { 20, 21, 6, 23 }, { 8, 9, 0, 0 } }));
    }

    [Test]
    public void PutData_Ranges()
    {
        var version = _ds.Version;
        _ds.PutData("v", new[] { 5, 6 }, DataSet.ReduceDim(1), DataSet.Range(2, 3));
        _ds.PutData(_id, 7, DataSet.ReduceDim(0), DataSet.ReduceDim(0));
        _ds.PutData(v => v.ID == _id, new[,] { { 8, 9 } }, DataSet.Range(2), DataSet.FromToEnd(1, 2));

        Assert.That(
            _ds.GetData<int[,]>("v"), Is.EqualTo(new[,] { { 7, 1, 2, 3 }, { 10, 11, 5, 6 }, { 20, 8, 22, 9 } }));
        Assert.That(_ds.Version, Is.EqualTo(version + 3), "one commit each");
        Assert.That(_ds.IsAutocommitEnabled, Is.True);
        Assert.That(
            () => _ds.PutData("v", new[] { 5 }, DataSet.ReduceDim(1), DataSet.Range(2, 3)), Throws.ArgumentException);
        Assert.That(() =>
            _ds.PutData("v", new[] { 5 }, DataSet.Range(1), DataSet.Range(2, 3)), Throws.InvalidOperationException);
    }

    [Test]
    public void Append_EveryForm()
    {
        _ds.Append("v", new[] { 30, 31, 32, 33 });
        _ds.Append(_id, new[,] { { 40, 41, 42, 43 } });
        _ds.Append(v => v.ID == _id, new[] { 50, 51, 52, 53 });
        _ds.Append("v", new[] { 4, 14, 24, 34, 44, 54 }, 1);
        _ds.Append(_id, new[] { 5, 15, 25, 35, 45, 55 }, "x");
        _ds.Append(v => v.ID == _id, new[] { 60, 61, 62, 63, 64, 65 }, "y");
        _ds.Append("v", new[] { 70, 71, 72, 73, 74, 75 }, "y");
        _ds.Append(_id, new[] { 80, 81, 82, 83, 84, 85 }, 0);
        _ds.Append(v => v.ID == _id, new[] { 90, 91, 92, 93, 94, 95 }, 0);

        var expected = new int[10, 6];
        for (var i = 0; i < 60; i++)
        {
            expected[i / 6, i % 6] = i / 6 * 10 + i % 6;
        }

        Assert.That(_ds.GetData<int[,]>("v"), Is.EqualTo(expected));
    }

    [Test]
    public void Append_SingleValue_ToRank1Only()
    {
        _ds.Add("t", new[] { 1.0 }, "t");
        _ds.Append("t", 2.0);
        Assert.That(_ds.GetData<double[]>("t"), Is.EqualTo(new[] { 1.0, 2.0 }));
        _ds.Add("s", 1);
        Assert.That(() => _ds.Append("s", 2), Throws.InvalidOperationException);
        Assert.That(() => _ds.Append(_ds["s"].ID, 2), Throws.InvalidOperationException);
    }

    [Test]
    public void Attributes_EveryForm()
    {
        _ds.PutAttr("v", "units", "K");
        _ds.PutAttr(_id, "n", 5);
        _ds.PutAttr(v => v.ID == _id, "list", new[] { 1.0 });
        _ds.PutAttr(DataSet.GlobalMetadataVariableID, "title", "t");
        Assert.Multiple(() =>
        {
            Assert.That(_ds.GetAttr("v", "units"), Is.EqualTo("K"));
            Assert.That(_ds.GetAttr<string>("v", "units"), Is.EqualTo("K"));
            Assert.That(_ds.GetAttr(_id, "n"), Is.EqualTo(5));
            Assert.That(_ds.GetAttr<int>(_id, "n"), Is.EqualTo(5));
            Assert.That(_ds.GetAttr(v => v.ID == _id, "list"), Is.EqualTo(new[] { 1.0 }));
            Assert.That(_ds.GetAttr<double[]>(v => v.ID == _id, "list"), Is.EqualTo(new[] { 1.0 }));
            Assert.That(_ds.GetAttr(0, "title"), Is.EqualTo("t"));
            Assert.That(() => _ds.GetAttr<double>(_id, "n"), Throws.InstanceOf<InvalidCastException>());
            Assert.That(
                () => _ds.GetAttr("v", "none"), Throws.InstanceOf<System.Collections.Generic.KeyNotFoundException>());
        });
    }

    [Test]
    public void Add_WithoutDimensions_FindsAxesByLength()
    {
        _ds.Add("lat", new double[3], "lat");
        _ds.Add("lon", new double[5], "lon");

        Assert.Multiple(() =>
        {
            Assert.That(_ds.Add("f", new float[5, 3]).Dimensions.AsNamesArray(), Is.EqualTo(new[] { "lon", "lat" }));
            Assert.That(_ds.Add("g", new float[3, 3]).Dimensions.AsNamesArray(), Is.EqualTo(new[] { "lat", "_2" }));
            Assert.That(_ds.AddVariable<float>("h", new float[5]).Dimensions.AsNamesArray(), Is.EqualTo(
                new[] { "_1" }), "AddVariable never looks for axes");
        });
    }

    [Test]
    public void Add_WithoutData()
    {
        Assert.Multiple(() =>
        {
            Assert.That(_ds.Add<double[,]>("a", "p", "q").Dimensions.ToString(), Is.EqualTo("(p:0)(q:0)"));
            Assert.That(_ds.Add<double[,]>("b").Dimensions.ToString(), Is.EqualTo("(_1:0)(_2:0)"));
            Assert.That(_ds.Add<double>("c").Rank, Is.Zero);
            Assert.That(_ds.Add<double>("d", "p", "q").Rank, Is.EqualTo(2));
            Assert.That(() => _ds.Add<double[,]>("e", "p"), Throws.ArgumentException);
        });
    }

    [Test]
    public void Add_UnitsAndMissingValue_AreAttributes()
    {
        var axis = _ds.Add("axis", "m", new[] { 1.0, 2.0 }, "axis");
        Assert.Multiple(() =>
        {
            Assert.That(axis.Metadata["Units"], Is.EqualTo("m"));
            Assert.That(_ds.Add("f", "K", float.NaN, new float[2], "axis").MissingValue, Is.EqualTo(float.NaN));
            Assert.That(_ds.Add("g", "K", float.NaN, new float[2], axis.ID).Dimensions.AsNamesArray(),
                Is.EqualTo(new[] { "axis" }));
            Assert.That(
                _ds.Add("h", "K", new float[2], axis.ID).Dimensions.AsNamesArray(), Is.EqualTo(new[] { "axis" }));
            Assert.That(
                _ds.Add("i", "K", (object)-1f, new float[2]).Dimensions.AsNamesArray(), Is.EqualTo(new[] { "axis" }));
        });
    }

    [Test]
    public void Add_Errors_AreWrapped()
        => Assert.That(() => _ds.Add("c", new[] { 'c' }, "x"),
            Throws.InstanceOf<System.Reflection.TargetInvocationException>().With.InnerException
                .InstanceOf<InvalidOperationException>());

    [Test]
    public void Add_String_IsAScalar()
    {
        _ds.Add("text", "hello");
        Assert.That(_ds.GetData<string>("text"), Is.EqualTo("hello"));
    }
}
