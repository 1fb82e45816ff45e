using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Segments;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>Boxes that share a point are found, and no others.</summary>
[TestFixture]
internal sealed class BoxOverlapTests
{
    [Test]
    public void Find_CutsOfAVariable_FindsNothing()
    {
        var boxes = new List<Box>();
        int[] old = [0, 0, 0];
        foreach (var shape in new int[][] { [4, 10, 12], [4, 15, 12], [6, 15, 12], [6, 15, 20] })
        {
            boxes.AddRange(
                Segmentation.GrownRegions(old, shape).SelectMany(region => Segmentation.CutBounded(region, 37)));
            old = shape;
        }

        Assert.That(boxes, Has.Count.GreaterThan(50));
        Assert.That(boxes.Sum(box => box.Count), Is.EqualTo(Box.CountOf(old)));
        Assert.That(BoxOverlap.Find(boxes), Is.Null);
    }

    // Five boxes around a middle one: no plane separates any of them.
    [Test]
    public void Find_Pinwheel_FindsNothing() => Assert.That(BoxOverlap.Find(Pinwheel), Is.Null);

    [TestCase(0, 0, 1, 1)]
    [TestCase(1, 1, 1, 1)]
    [TestCase(2, 2, 1, 1)]
    [TestCase(0, 0, 3, 3)]
    public void Find_OneBoxMore_FindsThePair(int row, int column, int rows, int columns)
    {
        var more = new Box([row, column], [rows, columns]);

        var found = BoxOverlap.Find([.. Pinwheel, more]);

        Assert.That(found, Is.Not.Null);
        Assert.That(found!.Value.First.Intersect(found.Value.Second), Is.Not.Null);
    }

    [Test]
    public void Find_BoxTwice_FindsIt()
    {
        var boxes = Segmentation.CutBounded(Box.Whole([100, 50]), 10).ToList();
        boxes.Add(boxes[321]);

        Assert.That(BoxOverlap.Find(boxes)?.First.Origin, Is.EqualTo(boxes[321].Origin));
    }

    [Test]
    public void Find_NumbersWithoutAxes_OverlapWhenThereAreTwo()
    {
        Assert.That(BoxOverlap.Find([Box.Whole([])]), Is.Null);
        Assert.That(BoxOverlap.Find([Box.Whole([]), Box.Whole([])]), Is.Not.Null);
    }

    private static Box[] Pinwheel =>
    [
        new([0, 0], [1, 2]), new([0, 2], [2, 1]), new([2, 1], [1, 2]), new([1, 0], [2, 1]), new([1, 1], [1, 1]),
    ];
}
