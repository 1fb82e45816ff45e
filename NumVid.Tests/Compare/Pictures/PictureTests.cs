using System;
using System.Linq;
using NumVid.Compare.Metrics;
using NumVid.Compare.Pictures;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Pictures;

internal sealed class PictureTests
{
    [Test]
    public void Frame_HasTheOriginalAboveTheDecodedAndDifferencesWithTheirSign()
    {
        float[] original = [0, 10, 20, 30, 40, 50, 60, float.NaN];
        float[] decoded = [0, 10, 20, 30, 41, 48, 60, float.NaN];
        var frame = Observe(
            [4, 2], new PicturePlan(4, 2, 1, 1, [0], 1, IsFirstRowLowest: false), original, decoded).Frames.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((frame.Minimum, frame.Maximum, frame.LargestError), Is.EqualTo((0.0, 60.0, 2.0)));

            // 254 / 60 a degree; the lower half shows 41 and 48.
            Assert.That(frame.Field, Is.EqualTo(new byte[] { 0, 42, 85, 127, 174, 203, 254, 255 }));
            Assert.That(frame.Difference, Is.EqualTo(new byte[] { 127, 127, 127, 127, 190, 0, 127, 255 }));
            Assert.That(frame.HasMissing, Is.True);
        }
    }

    [Test]
    public void Frame_WhoseFirstRowIsLowest_IsTurnedOver()
    {
        float[] original = [0, 1, 2];
        var frame = Observe(
            [3, 1], new PicturePlan(3, 1, 1, 1, [0], 1, IsFirstRowLowest: true), original, [0, 1, 2]).Frames.Single();

        Assert.That(frame.Field, Is.EqualTo(new byte[] { 254, 127, 0 }));
    }

    [Test]
    public void Frame_OfOneRow_ShowsItOnceEachWay()
    {
        var frame = Observe(
            [1, 3], new PicturePlan(1, 3, 1, 1, [0], 1, IsFirstRowLowest: false), [0, 1, 2], [0, 1, 1]).Frames.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(frame.Height, Is.EqualTo(2));
            Assert.That(frame.Field, Is.EqualTo(new byte[] { 0, 127, 254, 0, 127, 127 }));
            Assert.That(frame.Difference, Is.EqualTo(new byte[] { 127, 127, 0, 127, 127, 0 }));
        }
    }

    [Test]
    public void Frame_WhenReduced_ShowsMeansAndTheLargestError()
    {
        // 2 x 2 points a place: a single outlier of -8 among errors of +1.
        var original = new float[16];
        var decoded = Enumerable.Repeat(1f, 16).ToArray();
        decoded[5] = -8;
        original[15] = 4;
        decoded[15] = 5;
        var frame = Observe(
            [4, 4], new PicturePlan(4, 4, 2, 2, [0], 1, IsFirstRowLowest: false), original, decoded).Frames.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((frame.Width, frame.Height), Is.EqualTo((2, 2)));
            Assert.That(frame.Difference, Is.EqualTo(new byte[] { 0, 143, 143, 143 }));
            Assert.That(
                frame.Field, Is.EqualTo(new byte[] { 0, 0, 64, 127 }), "means 0, 0 above; 1 and 2 of 0 to 4 below");
        }
    }

    [TestCase(1, 1, ExpectedResult = new[] { 0 })]
    [TestCase(1, 6, ExpectedResult = new[] { 0 })]
    [TestCase(3, 4, ExpectedResult = new[] { 0, 1, 2 })]
    [TestCase(744, 4, ExpectedResult = new[] { 0, 371, 743 })]
    [TestCase(744, 1, ExpectedResult = new int[0])]
    public int[] Plan_SpreadsTheFramesAndLeavesOneForTheWorst(int frameCount, int shown) =>
        [.. PicturePlan.For([frameCount, 5, 5], 100, shown, isFirstRowLowest: false).Frames];

    [Test]
    public void Observer_AddsTheFrameWithTheLargestError()
    {
        var shape = new[] { 50, 3, 4 };
        var original = new float[50 * 12];
        var decoded = new float[50 * 12];
        decoded[(17 * 12) + 5] = 0.5f;
        decoded[(33 * 12) + 5] = -0.75f;
        decoded[49 * 12] = 0.25f;
        var cell = Observe(shape, PicturePlan.For(shape, 100, 3, isFirstRowLowest: false), original, decoded);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cell.Frames.Select(frame => frame.Frame), Is.EqualTo(new[] { 0, 33, 49 }));
            Assert.That(cell.Frames.Select(frame => frame.IsWorst), Is.EqualTo(new[] { false, true, false }));
            Assert.That(cell.Frames.Select(frame => frame.LargestError), Is.EqualTo(new[] { 0, 0.75, 0.25 }));
        }
    }

    [Test]
    public void Observer_OfBlocksInAnyCut_GivesTheSame(
        [Values(1, 2, 7)] int framesPerBlock, [Values(1, 3)] int rowsPerBlock)
    {
        var random = new Random(7);
        var shape = new[] { 14, 3, 5 };
        var original = Enumerable.Range(0, 14 * 15).Select(_ => random.NextSingle()).ToArray();
        var decoded = original.Select(x => x + ((random.NextSingle() - 0.5f) * 1e-3f)).ToArray();
        var plan = PicturePlan.For(shape, 100, 20, isFirstRowLowest: false);
        var whole = Observe(shape, plan, original, decoded);

        var observer = new PictureObserver(plan);
        for (var frame = 0; frame < 14; frame += framesPerBlock)
        {
            for (var row = 0; row < 3; row += framesPerBlock == 1 ? rowsPerBlock : 3)
            {
                var rows = framesPerBlock == 1 ? rowsPerBlock : 3;
                var block = new FieldBlock(shape, [frame, row, 0], [framesPerBlock, rows, 5]);
                var first = (frame * 15) + (row * 5);
                observer.Add<float, float>(
                    original.AsSpan(first, (int)block.Count), decoded.AsSpan(first, (int)block.Count), block);
            }
        }

        var parts = observer.Result("v", "c");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(parts.Histogram.Bins(), Is.EqualTo(whole.Histogram.Bins()));
            Assert.That(parts.Frames.SelectMany(
                frame => frame.Difference), Is.EqualTo(whole.Frames.SelectMany(frame => frame.Difference)));
            Assert.That(parts.Frames.SelectMany(
                frame => frame.Field), Is.EqualTo(whole.Frames.SelectMany(frame => frame.Field)));
        }
    }

    [TestCase(1, 1, 1, 1)]
    [TestCase(1, 7, 721, 1440)]
    [TestCase(2, 16, 90, 180)]
    [TestCase(31, 16, 65, 93)]
    [TestCase(200, 40, 3500, 7000)]
    [TestCase(1, 1, 1, 100_000_000)]
    [TestCase(3, 2, 40_000, 2)]
    public void Budget_HoldsWhateverIsOnThePictures(int variables, int configurations, int rows, int columns)
    {
        var budget = new PictureBudget(variables, configurations);
        var plan = budget.PlanFor([100, rows, columns], isFirstRowLowest: false);
        var pictures = (long)budget.PicturedVariableCount * configurations * (plan.Frames.Count + 1);
        var bytes = pictures * (12_000 + ((long)plan.Width * plan.Height * 2 * 4 / 3));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(bytes, Is.LessThan(PictureBudget.ReportBytes * 0.85));
            Assert.That(plan.Width * plan.RowStep, Is.Positive);
            Assert.That(plan.Width, Is.InRange(1, columns));
            Assert.That(plan.Height, Is.InRange(1, rows));
        }
    }

    [Test]
    public void Values_OfTheWidestRange_HaveColours()
    {
        var scale = new ColourScale(-double.MaxValue, double.MaxValue);

        Assert.That(
            new[] { -double.MaxValue, 0, double.MaxValue }.Select(
                scale.NumberOf), Is.EqualTo(new byte[] { 0, 127, 254 }));
    }

    [TestCase(5, 5)]
    [TestCase(double.PositiveInfinity, double.NegativeInfinity)]
    public void Values_OfAScaleWithoutExtent_TakeItsMiddle(double minimum, double maximum) =>
        Assert.That(new ColourScale(minimum, maximum).NumberOf(5), Is.EqualTo(127));

    private static CellPictures Observe(int[] shape, PicturePlan plan, float[] original, float[] decoded)
    {
        var observer = new PictureObserver(plan);
        observer.Add<float, float>(original, decoded, FieldBlock.Whole(shape));
        return observer.Result("v", "c");
    }
}
