using System;
using Microsoft.Research.Science.Data;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

internal sealed class ArrayWrapperTests
{
    [Test]
    public void PutData_Grows_AndKeepsWhatIsThere()
    {
        var store = new ArrayWrapper(2, typeof(int));
        Assert.That(store.GetShape(), Is.EqualTo(new[] { 0, 0 }));
        store.PutData(null, new[,] { { 1, 2 } });
        store.PutData([1, 1], new[,] { { 3 }, { 4 } });

        Assert.That(store.GetData(null, null), Is.EqualTo(new[,] { { 1, 2 }, { 0, 3 }, { 0, 4 } }));
        Assert.That(store.GetData([1, 1], null), Is.EqualTo(new[,] { { 3 }, { 4 } }));
    }

    [Test]
    public void GetData_OverrunOfAnyAxis_Throws([Values(0, 1, 2)] int axis)
    {
        var store = new ArrayWrapper(3, typeof(int)) { Data = new int[2, 3, 4] };
        int[] shape = [2, 3, 4];
        shape[axis]++;
        Assert.That(() => store.GetData(null, shape), Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void Rank0_HoldsOneElement_AndHandsOutCopies()
    {
        var store = new ArrayWrapper(0, typeof(double));
        store.PutData(null, new[] { 5.0 });
        store.GetData(null, null).SetValue(6.0, 0);

        Assert.That(store.GetData([], []), Is.EqualTo(new[] { 5.0 }));
        Assert.That(store.GetShape(), Is.Empty);
        Assert.That(() => store.PutData(null, new[] { 5.0, 6.0 }), Throws.ArgumentException);
    }

    [Test]
    public void Copy_IsIndependent()
    {
        var store = new ArrayWrapper(1, typeof(string)) { Data = new[] { "a", null } };
        var copy = store.Copy();
        copy.PutData([1], new[] { "b" });

        Assert.That(store.Data, Is.EqualTo(new[] { "a", null }));
        Assert.That(copy.Data, Is.EqualTo(new[] { "a", "b" }));
        Assert.That((copy.Rank, copy.DataType), Is.EqualTo((1, typeof(string))));
    }

    [Test]
    public void Data_WrongArrays_Throw()
    {
        var store = new ArrayWrapper(1, typeof(int));
        Assert.That(() => store.Data = new double[1], Throws.ArgumentException);
        Assert.That(() => store.Data = new int[1, 1], Throws.ArgumentException);
        Assert.That(() => new ArrayWrapper(-1, typeof(int)), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
