using System;
using System.Linq;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Memory;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>Putting, appending and reading data of one variable in memory.</summary>
internal sealed class VariableDataTests
{
    private MemoryDataSet _ds = null!;

    [SetUp]
    public void CreateDataSet() => _ds = new MemoryDataSet();

    [TearDown]
    public void CloseDataSet() => _ds.Dispose();

    [TestCase(typeof(char))]
    [TestCase(typeof(decimal))]
    [TestCase(typeof(Guid))]
    [TestCase(typeof(DayOfWeek))]
    [TestCase(typeof(object))]
    public void AddVariable_UnsupportedType_IsWrappedInvalidOperation(Type type)
    {
        Assert.That(DataSet.IsSupported(type), Is.False);
        var failure =
            Assert.Throws<System.Reflection.TargetInvocationException>(() => _ds.AddVariable(type, "v", null!, "x"))!;
        Assert.That(failure.InnerException, Is.InstanceOf<InvalidOperationException>());
        Assert.That(_ds.Variables, Is.Empty);
    }

    [Test]
    public void AddVariable_NoDimensionNames_AreNumbered()
        => Assert.That(
            _ds.AddVariable<int>("v", new int[2, 3, 4]).Dimensions.ToString(), Is.EqualTo("(_1:2)(_2:3)(_3:4)"));

    [TestCase("x", "x")]
    [TestCase("x", "")]
    [TestCase("x", null)]
    public void AddVariable_BadDimensionNames_Throws(string first, string? second)
        => Assert.That(() => _ds.AddVariable<int>("v", first, second!), Throws.ArgumentException);

    [Test]
    public void AddVariable_ArrayOfOtherTypeOrRank_ThrowsAndAddsNothing()
    {
        Assert.That(() => _ds.AddVariable<int>("v", new double[2], "x"), Throws.ArgumentException);
        Assert.That(() => _ds.AddVariable<int>("v", new int[2, 2], "x"), Throws.ArgumentException);
        Assert.That(_ds.Variables, Is.Empty);
    }

    [Test]
    public void Scalar_PutData_TakesOneElement()
    {
        var scalar = _ds.AddVariable<double>("s");
        Assert.That(scalar.GetData(), Is.EqualTo(new[] { 0.0 }));

        scalar.PutData(new[] { 5.0 });

        Assert.Multiple(() =>
        {
            Assert.That(scalar.Rank, Is.Zero);
            Assert.That(scalar.GetShape(), Is.Empty);
            Assert.That(scalar.GetData(), Is.EqualTo(new[] { 5.0 }));
            Assert.That(scalar.GetData([], []), Is.EqualTo(new[] { 5.0 }));
            Assert.That(scalar.GetData(null, null, null), Is.EqualTo(new[] { 5.0 }));
            Assert.That(scalar[[]], Is.EqualTo(5.0));
            Assert.That(() => scalar.PutData(new[] { 1.0, 2.0 }), Throws.ArgumentException);
            Assert.That(() => scalar.Append(new[] { 1.0 }), Throws.InstanceOf<ArgumentException>());
            Assert.That(() => scalar.GetData([0], [1]), Throws.ArgumentException);
        });
    }

    [Test]
    public void Scalar_ArrayRead_IsACopy()
    {
        var scalar = _ds.AddVariable<int>("s");
        scalar.GetData().SetValue(7, 0);

        Assert.That(scalar.GetData(), Is.EqualTo(new[] { 0 }));
    }

    [Test]
    public void Arrays_AreCopiedInAndOut()
    {
        int[] data = [1, 2, 3];
        var variable = _ds.AddVariable<int>("v", data, "x");
        data[0] = 100;
        ((int[])variable.GetData())[1] = 100;

        Assert.That(variable.GetData(), Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public void PutData_PendingArray_IsACopyToo()
    {
        var variable = _ds.AddVariable<int>("v", "x");
        _ds.IsAutocommitEnabled = false;
        int[] data = [1, 2, 3];
        variable.PutData(data);
        data[0] = 100;
        _ds.Commit();

        Assert.That(variable.GetData(), Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public void PutData_BeyondTheEnd_FillsWithDefaults()
    {
        var variable = _ds.AddVariable<int>("v", new[,] { { 1, 2 } }, "y", "x");

        variable.PutData([2, 1], new[,] { { 3, 4 } });

        Assert.That(variable.GetData(), Is.EqualTo(new[,] { { 1, 2, 0 }, { 0, 0, 0 }, { 0, 3, 4 } }));
    }

    [Test]
    public void PutData_WrongArrays_Throw()
    {
        var variable = _ds.AddVariable<int>("v", new int[2, 2], "y", "x");
        Assert.Multiple(() =>
        {
            Assert.That(() => variable.PutData(new double[2, 2]), Throws.ArgumentException);
            Assert.That(() => variable.PutData(new int[2]), Throws.ArgumentException);
            Assert.That(() => variable.PutData([0], new int[2, 2]), Throws.ArgumentException);
            Assert.That(() => variable.PutData([0, -1], new int[2, 2]), Throws.InstanceOf<ArgumentException>());
            Assert.That(() => variable.PutData(null!), Throws.ArgumentNullException);
            Assert.That(() => variable.Append(new int[2, 2], 2), Throws.InstanceOf<ArgumentException>());
            Assert.That(() => variable.Append(new int[2, 2], "z"), Throws.ArgumentException);
            Assert.That(() => variable.Append(new int[2, 2, 2]), Throws.ArgumentException);
        });
        Assert.That(_ds.HasChanges, Is.False);
    }

    [Test]
    public void Append_ShorterSlab_IsPadded_LongerSlab_Grows()
    {
        var variable = _ds.AddVariable<int>("v", new[,] { { 1, 2 } }, "y", "x");

        variable.Append(new[] { 3 });
        variable.Append(new[] { 4, 5, 6 });

        Assert.That(variable.GetData(), Is.EqualTo(new[,] { { 1, 2, 0 }, { 3, 0, 0 }, { 4, 5, 6 } }));
    }

    [Test]
    public void Append_MiddleAxisOfRank3_TakesSlabOrBlock()
    {
        int[,,] first = { { { 1, 2 } }, { { 3, 4 } } };
        int[,,] block = { { { 9, 10 } }, { { 11, 12 } } };
        var variable = _ds.AddVariable<int>("v", first, "z", "y", "x");

        variable.Append(new[,] { { 5, 6 }, { 7, 8 } }, "y");
        variable.Append(block, 1);

        int[,,] expected = { { { 1, 2 }, { 5, 6 }, { 9, 10 } }, { { 3, 4 }, { 7, 8 }, { 11, 12 } } };
        Assert.That(variable.GetData(), Is.EqualTo(expected));
    }

    [Test]
    public void Append_BatchedAfterPut_ResolvesInOrderOfCalls()
    {
        var variable = _ds.AddVariable<int>("v", new[] { 1 }, "x");
        _ds.IsAutocommitEnabled = false;
        variable.Append(2);
        variable.PutData([3], new[] { 4 });
        variable.Append(5);
        variable.PutData([2], new[] { 3 });
        _ds.Commit();

        Assert.That(variable.GetData(), Is.EqualTo(new[] { 1, 2, 3, 4, 5 }));
    }

    [Test]
    public void Indexer_ReadsAndWritesOneElement([Values(1, 2, 3, 4)] int rank)
    {
        var shape = Enumerable.Repeat(2, rank).ToArray();
        var variable = _ds.AddVariable<int>("v", Array.CreateInstance(typeof(int), shape));
        var position = Enumerable.Range(0, rank).Select(i => i % 2).ToArray();

        variable[position] = 7;

        Assert.That(variable[position], Is.EqualTo(7));
        Assert.That(variable.GetData().Cast<int>().Sum(), Is.EqualTo(7));
        Assert.That(() => variable[shape], Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void GetData_Null_MeansWhole()
    {
        var variable = _ds.AddVariable<int>("v", new[] { 0, 1, 2, 3, 4, 5, 6 }, "x");
        Assert.Multiple(() =>
        {
            Assert.That(Variable.DefaultIndices, Is.Null);
            Assert.That(variable.GetData(null, [2]), Is.EqualTo(new[] { 0, 1 }));
            Assert.That(variable.GetData([5], null), Is.EqualTo(new[] { 5, 6 }));
            Assert.That(variable.GetData([7], null), Is.Empty);
            Assert.That(variable.GetData([1], [3], null), Is.EqualTo(new[] { 1, 4 }));
            Assert.That(variable.GetData(null, [6], null), Is.EqualTo(new[] { 0, 6 }));
            Assert.That(variable.GetData(null, [3], [2]), Is.EqualTo(new[] { 0, 3 }));
            Assert.That(variable.GetData([0], [3], [0]), Is.Empty);
        });
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void GetData_StrideBelow1_Throws(int stride)
        => Assert.That(() => _ds.AddVariable<int>("v", new int[4], "x")
            .GetData(null, [stride], null), Throws.InstanceOf<ArgumentException>());

    [Test]
    public void GetData_LastAxisOverruns_Throws()
    {
        var variable = _ds.AddVariable<int>("v", new int[3, 4], "y", "x");
        Assert.That(() =>
            variable.GetData([0, 0], [1, 5]), Throws.InstanceOf<ArgumentException>().With.Message.Contains("[3,4]"));
        Assert.That(() => variable.GetData([0, 0], [1, 3], [1, 3]), Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void ZeroLengthArrays_PutNothing_UnlessPutExplicitly()
    {
        var variable = _ds.AddVariable<double>("v", new double[0, 5], "y", "x");
        Assert.That(variable.GetShape(), Is.EqualTo(new[] { 0, 0 }));

        variable.PutData(new double[0, 5]);

        Assert.That(variable.GetShape(), Is.EqualTo(new[] { 0, 5 }));
        Assert.That(variable.GetData().GetLength(1), Is.EqualTo(5));
    }

    [Test]
    public void MissingValue_MustHaveTheTypeOfTheData()
    {
        var variable = _ds.AddVariable<short>("v", new short[2], "x");
        variable.MissingValue = (short)-9;

        Assert.That(() => variable.MissingValue = -9.0, Throws.ArgumentException);
        Assert.That(variable.MissingValue, Is.EqualTo((short)-9));
        variable.MissingValue = null;
        Assert.That(variable.MissingValue, Is.Null);
    }
}
