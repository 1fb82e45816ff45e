using System.Linq;
using NumVid.Compare.Metrics;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Metrics;

internal sealed class FieldBlockTests
{
    private static readonly int[][] s_shapes =
    [
        [7], [1], [40_000_000], [3, 5], [2, 30_000_000], [9000, 9000], [744, 33, 49], [3000, 121, 240], [100, 37, 721,
            1440],
        [10, 60, 50, 300, 400], [5, 200, 137, 90, 180], [1, 1, 5000, 5000],
    ];

    [TestCaseSource(nameof(s_shapes))]
    public void Of_AnyShape_CoversEveryPointOnceInBoundedBlocks(int[] shape)
    {
        var blocks = FieldBlocks.Of(shape).ToArray();
        var runs = blocks.SelectMany(block => block.Runs()).OrderBy(run => run.PointIndex);
        var next = 0L;
        foreach (var run in runs)
        {
            Assert.That(run.PointIndex, Is.EqualTo(next));
            next += run.Length;
        }

        Assert.That(next, Is.EqualTo(shape.Aggregate(1L, (product, length) => product * length)));
        Assert.That(blocks.Select(block => block.Count), Is.All.LessThanOrEqualTo(FieldBlocks.MaxValues));
    }

    [Test]
    public void Of_EmptyField_IsNoBlock() => Assert.That(FieldBlocks.Of([3, 0, 4]), Is.Empty);

    [Test]
    public void Of_Scalar_IsOneBlock() => Assert.That(FieldBlocks.Of([]).Single().Count, Is.EqualTo(1));

    [Test]
    public void Of_ManyLevels_TakesALongPieceOfTheSeriesBeforeOtherLevels()
    {
        // A frame of 29040 values: 72 of them are a segment of 2 Mi, and two levels of that fill the block.
        var block = FieldBlocks.Of([744, 37, 121, 240]).First();

        Assert.That(block.Shape, Is.EqualTo(new[] { 72, 2, 121, 240 }));
    }

    [Test]
    public void Of_OneLevel_TakesMultiplesOfAPiece() =>
        Assert.That(FieldBlocks.Of([3000, 121, 240]).First().Shape, Is.EqualTo(new[] { 144, 121, 240 }));

    [Test]
    public void Runs_OfABox_AreContiguousInTheField()
    {
        var block = new FieldBlock([4, 3, 5], [1, 1, 0], [2, 2, 5]);

        Assert.That(block.Runs(), Is.EqualTo(new[] { new FieldRun(20, 0, 10), new FieldRun(35, 10, 10) }));
    }

    [Test]
    public void Runs_OfOneColumn_AreSinglePoints()
    {
        var block = new FieldBlock([2, 3], [0, 1], [2, 1]);

        Assert.That(block.Runs(), Is.EqualTo(new[] { new FieldRun(1, 0, 1), new FieldRun(4, 1, 1) }));
    }

    [Test]
    public void Frames_OfWholeFrames_AreNumberedOverTheAxesBefore()
    {
        var block = new FieldBlock([4, 3, 2, 5], [1, 1, 0, 0], [2, 2, 2, 5]);

        Assert.That(block.Frames(), Is.EqualTo(new[]
        {
            new FramePart(4, 0, 10, 0), new FramePart(5, 10, 10, 0), new FramePart(7, 20, 10, 0), new FramePart(
                8, 30, 10, 0),
        }));
    }

    [Test]
    public void Frames_OfABandOfRows_SayWhereTheBandBegins() => Assert.That(
        new FieldBlock([2, 8, 5], [1, 6, 0], [1, 2, 5]).Frames(), Is.EqualTo(new[] { new FramePart(1, 0, 10, 30) }));

    [Test]
    public void PointIndex_OfAPosition_IsTheRowMajorIndexInTheField() =>
        Assert.That(new FieldBlock([4, 3, 5], [1, 1, 2], [2, 2, 3]).PointIndex(8), Is.EqualTo((2 * 15) + (1 * 5) + 4));
}
