using System;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Grib.Restoring.Sections;
using NumVid.Formats.Grib.Values;

namespace NumVid.Tests.Formats.Grib.Restoring.Sections;

/// <summary>What is found for several numbers at once is what is found for each alone.</summary>
[TestFixture]
internal sealed class GribSeveralAtOnceTests
{
    [TestCase(0, 0)]
    [TestCase(-7, 2)]
    [TestCase(40, -3)]
    [TestCase(-1060, 0)]
    public void NearestNumbers_AreThoseOfEachValue(int binary, int @decimal)
    {
        var scale = GribScale.Create(1.5, binary, @decimal);
        var random = new Random(17);
        double[] values =
        [
            double.NaN, 0, -0.0, double.PositiveInfinity, double.NegativeInfinity, 1e300, -1e300, double.Epsilon,
            .. Enumerable.Range(-40, 80).Select(n => (1.5 + ((n + 0.5) * scale.Step)) * scale.Factor),
            .. Enumerable.Range(0, 200).Select(_ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-5, 17))),
            7,
        ];
        var found = new long[values.Length];

        new GribNearestNumbers(scale).Find<double>(values, found);

        Assert.That(found, Is.EqualTo(values.Select(value => Nearest(value, scale))));
        var singles = Array.ConvertAll(values, value => (float)value);
        new GribNearestNumbers(scale).Find<float>(singles, found);
        Assert.That(found, Is.EqualTo(singles.Select(value => Nearest(value, scale))));
    }

    [Test]
    public void Windows_HaveTheSmallestAndTheLargestOfTheirNumbers([Values(1, 9, 10, 11, 2047, 2058, 5000)] int count)
    {
        var random = new Random(count);
        var numbers = new long[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = random.Next(4) == 0 ? GribNumbers.Missing : random.NextInt64(-1L << 40, 1L << 40);
        }

        var windows = new GribGroupWindows(numbers);
        for (var at = 0; at < count; at++)
        {
            var alone = new GribGroupSpan();
            alone.Add(numbers.AsSpan(at, Math.Min(GribGroupWindows.Length, count - at)));
            Assert.That(windows.At(at), Is.EqualTo(alone));
        }
    }

    private static long Nearest(double value, GribScale scale) => double.IsNaN(value) ? GribNumbers.Missing
        : (long)Math.Round(((value / scale.Factor) - scale.Reference) / scale.Step);
}
