using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Memory;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>Views of every n-th element.</summary>
internal sealed class StrideVariableTests
{
    private MemoryDataSet _dataSet = null!;
    private Variable<int> _raw = null!;

    [SetUp]
    public void CreateSet()
    {
        _dataSet = new MemoryDataSet();
        int[,] values = { { 1, 2, 3, 4 }, { 11, 12, 13, 14 }, { 21, 22, 23, 24 } };
        _raw = _dataSet.AddVariable<int>("v", values, "y", "x");
        _raw.Metadata["Units"] = "m";
    }

    [TearDown]
    public void Close() => _dataSet.Dispose();

    [Test]
    public void StrideVariable_StepOriginAndCount_ShowThatPart()
    {
        var view = _dataSet.StrideVariable(_raw, [1, 1], [1, 2], [0, 0], "part");

        Assert.Multiple(() =>
        {
            Assert.That(view.GetData(), Is.EqualTo(new[,] { { 12, 14 }, { 22, 24 } }));
            Assert.That(view.GetData([1, 0], [1, 2]), Is.EqualTo(new[,] { { 22, 24 } }));
            Assert.That(view.Dimensions.ToString(), Is.EqualTo("(y_part:2)(x_part:2)"));
            Assert.That(view.Name, Is.EqualTo("part"));
            Assert.That(view.Metadata["Units"], Is.EqualTo("m"));
            Assert.That(view.Metadata[StriddenVariableKeys.KeyForStride], Is.EqualTo(new[] { 1, 2 }));
            Assert.That(view.ID, Is.Negative);
        });
    }

    [Test]
    public void StrideVariable_StrideOfZero_DropsTheAxis()
    {
        var row = _dataSet.StrideVariable(_raw, [2, 0], [0, 1], null, "row");
        var element = _dataSet.StrideVariable(_raw, [1, 3], [0, 0], null, "element");

        Assert.That(row.GetData(), Is.EqualTo(new[] { 21, 22, 23, 24 }));
        Assert.That(row.Dimensions.ToString(), Is.EqualTo("(x:4)"));
        Assert.That((element.Rank, element.GetData().GetValue(0)), Is.EqualTo((0, (object)14)));
    }

    [Test]
    public void StrideVariable_OpenEnd_FollowsTheVariable()
    {
        var even = _dataSet.StrideVariable(_raw, [0, 0], [2, 0], [0, 0], "even");
        var first = _dataSet.StrideVariable(_raw, [0, 0], [1, 0], [2, 0], "first");

        _raw.Append(new[,] { { 31, 32, 33, 34 }, { 41, 42, 43, 44 } });

        Assert.That(even.GetData(), Is.EqualTo(new[] { 1, 21, 41 }));
        Assert.That(_dataSet.Dimensions["y_even"].Length, Is.EqualTo(3));
        Assert.That(first.GetData(), Is.EqualTo(new[] { 1, 11 }));
    }

    [Test]
    public void StrideVariable_SetIndexSpaceOrigin_MovesTheView()
    {
        var row = _dataSet.StrideVariable(_raw, [0, 0], [0, 1], null, "row");

        ((IStriddenVariable)row).SetIndexSpaceOrigin([1, 0]);

        Assert.That(row.GetData(), Is.EqualTo(new[] { 11, 12, 13, 14 }));
        Assert.That(row.Metadata[StriddenVariableKeys.KeyForOrigin], Is.EqualTo(new[] { 1, 0 }));
    }

    [Test]
    public void StrideVariable_DataAndChosenAttributes_CannotBeChanged()
    {
        var view = _dataSet.StrideVariable(_raw, null, [2, 2], null, "part", ["y2", "x2"], ["hidden"], ["Units"]);

        Assert.Multiple(() =>
        {
            Assert.That(view.IsReadOnly, Is.True);
            Assert.That(() => view.PutData(new int[2, 2]), Throws.TypeOf<ReadOnlyException>());
            Assert.That(() => view.Metadata["Units"] = "km", Throws.TypeOf<ReadOnlyException>());
            Assert.That(() => view.Metadata["note"] = "mine", Throws.Nothing);
            Assert.That(view.Dimensions.AsNamesArray(), Is.EqualTo(new[] { "y2", "x2" }));
        });
    }

    [Test]
    public void StrideVariable_BoxBeyondTheView_Throws() => Assert.That(
        () => _dataSet.StrideVariable(_raw, null, [2, 2], null, "part").GetData([0, 1], [2, 2]),
        Throws.InstanceOf<System.ArgumentException>());
}
