using System;
using System.Linq;
using NumVid.Compare.Pictures;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Pictures;

internal sealed class ErrorHistogramTests
{
    [Test]
    public void Errors_AreCountedWithTheirSign()
    {
        var histogram = Of([0.9, -0.9, 0.01, 0, 0, double.NaN, double.PositiveInfinity]);
        var bins = histogram.Bins();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((histogram.ValidCount, histogram.ZeroCount), Is.EqualTo((5, 2)));
            Assert.That(bins.Sum(bin => bin.Count), Is.EqualTo(3));
            foreach (var error in new[] { 0.9, -0.9, 0.01 })
            {
                Assert.That(bins.Single(bin => error >= bin.From && error < bin.To).Count, Is.EqualTo(1), $"{error}");
            }
        }
    }

    [Test]
    public void Errors_ThatAreAllZero_HaveNoBars()
    {
        var histogram = Of([0, 0, -0.0]);

        Assert.That((histogram.ValidCount, histogram.ZeroCount, histogram.Bins().Count), Is.EqualTo((3, 3, 0)));
    }

    [Test]
    public void Counts_AreThoseOfADirectCount_InAnyOrder([Values(1, 2, 3)] int seed)
    {
        // Sizes over many powers of two, and powers of two themselves, on which the range has to widen.
        var random = new Random(seed);
        var errors = Enumerable.Range(0, 5000)
            .Select(i => i % 10 == 0 ? Math.ScaleB(random.Next(2) == 0 ? 1 : -1, random.Next(-30, 3))
            : (random.NextDouble() - 0.5) * Math.ScaleB(1, random.Next(-30, 3)))
            .ToArray();
        var bins = Of(errors).Bins();
        random.Shuffle(errors);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of(errors).Bins(), Is.EqualTo(bins), $"seed {seed}");
            Assert.That(
                bins.Select(bin => bin.Count), Is.EqualTo(
                bins.Select(bin => errors.LongCount(error => error != 0 && error >= bin.From && error < bin.To))));
            Assert.That(bins.Sum(bin => bin.Count), Is.EqualTo(errors.Length));
            Assert.That(bins, Has.Count.InRange(32, 130));
        }
    }

    [TestCase(double.Epsilon)]
    [TestCase(1e-310)]
    [TestCase(1e300)]
    [TestCase(8e307)]
    public void Errors_OfAnySizeAreHeld(double error)
    {
        var bins = Of([error, -error]).Bins();

        Assert.That(bins.Sum(bin => bin.Count), Is.EqualTo(2));
    }

    // d = y - 0 in doubles is the error itself.
    private static ErrorHistogram Of(double[] errors)
    {
        var histogram = new ErrorHistogram();
        histogram.Add<double, double>(new double[errors.Length], errors);
        return histogram;
    }
}
