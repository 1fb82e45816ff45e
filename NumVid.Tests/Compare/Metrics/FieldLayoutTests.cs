using System.Linq;
using NumVid.Compare.Metrics;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Metrics;

internal sealed class FieldLayoutTests
{
    [Test]
    public void FramesAndLevels_FramesAreTheMiddleAxis_AreCountedByTheOthers()
    {
        // (member 2, time 3, level 2, y 4, x 5): planes in row-major order of (member, time, level).
        var layout = new FieldLayout([2, 3, 2, 4, 5], 1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((layout.PlaneLength, layout.PlaneCount, layout.FrameCount, layout.LevelCount),
                Is.EqualTo((20L, 12L, 3, 4)));
            Assert.That(Enumerable.Range(0, 12)
                .Select(plane => layout.FrameOf(plane)), Is.EqualTo(new[] { 0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2 }));
            Assert.That(Enumerable.Range(0, 12)
                .Select(plane => layout.LevelOf(plane)), Is.EqualTo(new[] { 0, 1, 0, 1, 0, 1, 2, 3, 2, 3, 2, 3 }));
            Assert.That(layout.IndexOf(20 * 7 + 13), Is.EqualTo(new[] { 1, 0, 1, 2, 3 }));
        }
    }

    [Test]
    public void FramesAndLevels_OfTimeAndCells_AreRows()
    {
        var layout = new FieldLayout([3, 7], 0);

        Assert.That(
            (layout.PlaneLength, layout.PlaneCount, layout.FrameCount, layout.LevelCount), Is.EqualTo((7L, 3L, 3, 1)));
        Assert.That(layout.FrameOf(2), Is.EqualTo(2));
    }

    [TestCase(new[] { 4, 5 })]
    [TestCase(new[] { 4 })]
    [TestCase(new int[0])]
    public void FramesAndLevels_WithoutAnAxisOfFrames_AreOne(int[] shape)
    {
        var layout = new FieldLayout(shape, null);

        Assert.That((layout.PlaneCount, layout.FrameCount, layout.LevelCount), Is.EqualTo((1L, 1, 1)));
    }

    [TestCase(new[] { 0, 4, 5 }, 0)]
    [TestCase(new[] { 3, 0, 5 }, 0)]
    public void Sums_OfAnEmptyField_HaveNothing(int[] shape, int frameAxis)
    {
        var sums = new DifferenceSums(new FieldLayout(shape, frameAxis));
        sums.Add<float, float>([], [], 0);

        Assert.That(sums.Total.ValidCount, Is.Zero);
        Assert.That(MeanError.Of(sums.Total), Is.Null);
        Assert.That(MaxError.IndexOf(sums), Is.Null);
    }
}
