using System;
using Microsoft.Research.Science.Data;
using NUnit.Framework;
using Range = Microsoft.Research.Science.Data.Range;

namespace NumVid.Tests.ScientificDataSet;

internal sealed class RangeTests
{
    [Test]
    public void Properties()
    {
        Assert.Multiple(() =>
        {
            AssertRange(DataSet.Range(3), 3, 1, 1, 3, "(3:1:3)");
            AssertRange(DataSet.Range(2, 5), 2, 1, 4, 5, "(2:1:5)");
            AssertRange(DataSet.Range(2, 3, 9), 2, 3, 3, 8, "(2:3:8)");
            AssertRange(DataSet.Range(2, 3, 8), 2, 3, 3, 8, "(2:3:8)");
            AssertRange(DataSet.FromToEnd(4), 4, 1, -1, -1, "(4:1:)");
            AssertRange(DataSet.FromToEnd(4, 2), 4, 2, -1, -1, "(4:2:)");
            AssertRange(DataSet.ReduceDim(6), 6, 1, 1, 6, "(6)");
            AssertRange(default, 0, 0, 0, -1, "()");
            Assert.That(DataSet.ReduceDim(6).IsReduced, Is.True);
            Assert.That(DataSet.Range(6).IsReduced, Is.False);
            Assert.That(DataSet.FromToEnd(4).IsUnlimited, Is.True);
            Assert.That(default(Range).IsEmpty, Is.True);
            Assert.That(DataSet.Range(2, 5), Is.EqualTo(DataSet.Range(2, 1, 5)));
            Assert.That(DataSet.Range(6), Is.Not.EqualTo(DataSet.ReduceDim(6)));
        });
    }

    [Test]
    public void BadNumbers_Throw()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => DataSet.Range(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => DataSet.Range(3, 2), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => DataSet.Range(1, 0, 2), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => DataSet.FromToEnd(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => DataSet.FromToEnd(0, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => DataSet.ReduceDim(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    private static void AssertRange(Range range, int origin, int stride, int count, int last, string text)
        => Assert.That((range.Origin, range.Stride, range.Count, range.Last, range.ToString()),
            Is.EqualTo((origin, stride, count, last, text)));
}
