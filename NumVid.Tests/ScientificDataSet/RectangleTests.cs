using Microsoft.Research.Science.Data;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

internal sealed class RectangleTests
{
    [Test]
    public void Combine_IsTheBoxAroundBoth()
    {
        var both = Rectangle.Combine(new Rectangle([1, 5], [2, 1]), new Rectangle([0, 7], [2, 3]));
        Assert.That(both, Is.EqualTo(new Rectangle([0, 5], [3, 5])));
    }

    [Test]
    public void Combine_EmptyAddsNothing()
    {
        var box = new Rectangle([1, 5], [2, 1]);
        Assert.That(Rectangle.Combine(box, new Rectangle(2)), Is.EqualTo(box));
        Assert.That(Rectangle.Combine(new Rectangle(2), box), Is.EqualTo(box));
    }

    [Test]
    public void Combine_DefaultBox_IsRefused()
    {
        var box = new Rectangle([1, 5], [2, 1]);
        Assert.That(() => Rectangle.Combine(default, box), Throws.ArgumentException);
        Assert.That(() => Rectangle.Combine(box, Rectangle.EmptyRectangle), Throws.ArgumentException);
    }

    [TestCase(0, 2, 2, 3, false)]
    [TestCase(0, 3, 2, 3, true)]
    [TestCase(4, 1, 2, 3, true)]
    [TestCase(5, 1, 2, 3, false)]
    [TestCase(2, 0, 0, 9, false)]
    public void HasIntersection_SharesAnElement(int origin1, int shape1, int origin2, int shape2, bool expected)
    {
        Assert.That(Rectangle.HasIntersection(
            new Rectangle(origin1, shape1), new Rectangle(origin2, shape2)), Is.EqualTo(expected));
        Assert.That(Rectangle.HasIntersection(
            new Rectangle(origin2, shape2), new Rectangle(origin1, shape1)), Is.EqualTo(expected));
    }

    [Test]
    public void EntireShape_BeginsAtZero()
        => Assert.That(Rectangle.EntireShape([2, 3]), Is.EqualTo(new Rectangle([0, 0], [2, 3])));

    [Test]
    public void IsEmpty_WithoutElements()
    {
        Assert.That(new Rectangle([1, 1], [2, 0]).IsEmpty, Is.True);
        Assert.That(Rectangle.EmptyRectangle.IsEmpty, Is.True);
        Assert.That(new Rectangle([1, 1], [2, 1]).IsEmpty, Is.False);
    }

    [Test]
    public void BadNumbers_Throw()
    {
        Assert.That(() => new Rectangle([1], [1, 1]), Throws.ArgumentException);
        Assert.That(() => new Rectangle([-1], [1]), Throws.ArgumentException);
        Assert.That(
            () => Rectangle.Combine(new Rectangle(1, 1), new Rectangle([1, 1], [1, 1])), Throws.ArgumentException);
    }

    [Test]
    public void Arrays_AreCopies()
    {
        var box = new Rectangle(1, 2);
        box.Origin[0] = 9;
        Assert.That(box.Origin, Is.EqualTo(new[] { 1 }));
    }
}
