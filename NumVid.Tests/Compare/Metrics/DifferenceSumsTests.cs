using System;
using NumVid.Compare.Metrics;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Metrics;

internal sealed class DifferenceSumsTests
{
    private const int Seed = 20240611;

    [Test]
    public void Total_VectorizedAndScalar_AgreeToTheLastBit(
        [Values(0, 1, 3, 4, 5, 1023, 1024, 1025, 5000)] int length)
    {
        var (original, decoded) = Pairs(length);

        var vectorized = Sum(new FieldLayout([length], null), original, decoded, length, isVectorized: true);
        var scalar = Sum(new FieldLayout([length], null), original, decoded, length, isVectorized: false);

        AssertSame(vectorized.Total, scalar.Total);
    }

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(1000)]
    [TestCase(1024)]
    [TestCase(4096)]
    public void Total_HoweverTheFieldIsCut_IsTheSameToTheLastBit(int block)
    {
        var layout = new FieldLayout([3, 2, 31, 43], 0);
        var (original, decoded) = Pairs(3 * 2 * 31 * 43);

        AssertSame(Sum(layout, original, decoded, block).Total, Sum(layout, original, decoded, original.Length).Total);
    }

    [Test]
    public void Total_LevelAfterLevel_IsTheSameAsFrameAfterFrame()
    {
        const int Plane = 31 * 43;
        var layout = new FieldLayout([3, 2, 31, 43], 0);
        var (original, decoded) = Pairs(6 * Plane);
        var byLevel = new DifferenceSums(layout);
        foreach (var plane in new[] { 0, 2, 4, 1, 3, 5 })
        {
            byLevel.Add<double, double>(
                original.AsSpan(plane * Plane, Plane), decoded.AsSpan(plane * Plane, Plane), plane * Plane);
        }

        AssertSame(byLevel.Total, Sum(layout, original, decoded, original.Length).Total);
    }

    // The definitions written down once more, two passes and no lanes.
    [Test]
    public void Total_OfRandomPairs_EqualsTheStraightforwardLoops()
    {
        var (original, decoded) = Pairs(20_000);
        var total = DifferenceSums.Between<double, double>(original, decoded);
        var expected = PlainLoops.Of(original, decoded);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(total.ValidCount, Is.EqualTo(expected.Count));
            Assert.That(MeanError.Of(total), Is.EqualTo(expected.MeanError).Within(1e-12).Percent);
            Assert.That(Bias.Of(total), Is.EqualTo(expected.Bias).Within(1e-10).Percent);
            Assert.That(MaxError.Of(total), Is.EqualTo(expected.MaxError));
            Assert.That(total.LargestPosition, Is.EqualTo(expected.MaxPosition));
            Assert.That(PointwiseRelativeMaxError.Of(total), Is.EqualTo(expected.MaxRelative));
            Assert.That(RootMeanSquareError.Of(total), Is.EqualTo(expected.Rmse).Within(1e-12).Percent);
            Assert.That(PearsonCorrelation.Of(total), Is.EqualTo(expected.Pearson).Within(1e-13));
        }
    }

    [Test]
    public void Largest_SeveralTimes_IsTheFirstInRowMajorOrder([Values] bool isVectorized)
    {
        var original = new double[3000];
        var decoded = new double[3000];
        decoded[2999] = decoded[1027] = -2;
        decoded[1026] = 2;

        var total = Sum(FieldLayout.Row(3000), original, decoded, 3000, isVectorized).Total;

        Assert.That((total.LargestAbsolute, total.LargestPosition), Is.EqualTo((2.0, 1026L)));
    }

    [Test]
    public void Add_PairsBeyondTheField_Throws() => Assert.That(
        () => new DifferenceSums(FieldLayout.Row(2)).Add<float, float>(new float[2], new float[2], 1),
        Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static DifferenceSums Sum(
        FieldLayout layout, double[] original, double[] decoded, int block, bool? isVectorized = null)
    {
        var sums = new DifferenceSums(layout, isVectorized);
        for (var start = 0; start < original.Length; start += block)
        {
            var length = Math.Min(block, original.Length - start);
            sums.Add<double, double>(original.AsSpan(start, length), decoded.AsSpan(start, length), start);
        }

        return sums;
    }

    private static (double[] Original, double[] Decoded) Pairs(int length)
    {
        var random = new Random(Seed);
        var original = new double[length];
        var decoded = new double[length];
        for (var i = 0; i < length; i++)
        {
            original[i] = random.Next(50) == 0 ? double.NaN : random.Next(20) == 0 ? 0
                : (random.NextDouble() * 100) - 50;
            decoded[i] = random.Next(50) == 0 ? double.NegativeInfinity
                : original[i] == 0 ? 0 : original[i] + (random.NextDouble() * 1e-3);
        }

        return (original, decoded);
    }

    private static void AssertSame(DifferenceTotals actual, DifferenceTotals expected)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(actual.ValidCount, Is.EqualTo(expected.ValidCount), $"seed {Seed}");
            Assert.That(actual.SumOfAbsolutes, Is.EqualTo(expected.SumOfAbsolutes));
            Assert.That(actual.SumOfSquares, Is.EqualTo(expected.SumOfSquares));
            Assert.That(actual.LargestAbsolute, Is.EqualTo(expected.LargestAbsolute));
            Assert.That(actual.LargestPosition, Is.EqualTo(expected.LargestPosition));
            Assert.That(actual.LargestRelative, Is.EqualTo(expected.LargestRelative));
            Assert.That(actual.ChangedZeros, Is.EqualTo(expected.ChangedZeros));
            Assert.That(actual.Minimum, Is.EqualTo(expected.Minimum));
            Assert.That(actual.Maximum, Is.EqualTo(expected.Maximum));
            Assert.That(actual.Moments, Is.EqualTo(expected.Moments));
        }
    }
}
