using System;
using NumVid.Formats.Model;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Model;

internal sealed class RequestedPointsTests
{
    [Test]
    public void Within_Nothing_IsAll()
    {
        var points = RequestedPoints.Within("v", [4, 7], null, null, null);

        Assert.Multiple(() =>
        {
            Assert.That(points.Origin, Is.EqualTo(new[] { 0, 0 }));
            Assert.That(points.Stride, Is.EqualTo(new[] { 1, 1 }));
            Assert.That(points.Count, Is.EqualTo(new[] { 4, 7 }));
            Assert.That(points.IsBox, Is.True);
            Assert.That(points.IsEmpty, Is.False);
        });
    }

    [TestCase(0, 1, 7, 7)]
    [TestCase(0, 2, 4, 7)]
    [TestCase(1, 2, 3, 5)]
    [TestCase(1, 3, 2, 4)]
    [TestCase(6, 5, 1, 1)]
    [TestCase(6, int.MaxValue, 1, 1)]
    public void Within_NoCount_ReachesTheEnd(int origin, int stride, int count, int box)
    {
        var points = RequestedPoints.Within("v", [7], [origin], [stride], null);

        Assert.That(points.Count, Is.EqualTo(new[] { count }));
        Assert.That(points.Box, Is.EqualTo(new[] { box }));
    }

    [Test]
    public void Within_AtTheEnd_IsEmpty() =>
        Assert.That(RequestedPoints.Within("v", [4, 7], [4, 0], null, null).IsEmpty, Is.True);

    [Test]
    public void Within_Scalar_IsOnePoint()
    {
        var points = RequestedPoints.Within("v", [], null, [], null);

        Assert.That(points.IsEmpty, Is.False);
        Assert.That(points.IsBox, Is.True);
    }

    [TestCase(0, 1, 8)]
    [TestCase(1, 1, 7)]
    [TestCase(1, 3, 3)]
    [TestCase(0, int.MaxValue, 2)]
    [TestCase(0, 2, int.MaxValue)]
    [TestCase(-1, 1, 1)]
    [TestCase(8, 1, 0)]
    [TestCase(0, 1, -1)]
    [TestCase(0, 0, 1)]
    [TestCase(0, -1, 1)]
    public void Within_BeyondTheEnd_NamesTheVariable(int origin, int stride, int count) => Assert.That(
        () => RequestedPoints.Within("wind", [7], [origin], [stride], [count]),
        Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("'wind'"));

    [Test]
    public void Within_AnotherNumberOfAxes_NamesTheVariable() => Assert.That(
        () => RequestedPoints.Within("wind", [7], [0, 0], null, null),
        Throws.ArgumentException.With.Message.Contains("'wind'"));
}
