using System;
using NumVid.Compare.Metrics;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Metrics;

internal sealed class LargestDifferenceTests
{
    [Test]
    public void Between_NegativeAndPositiveErrors_IsTheLargestMagnitude() =>
        Assert.That(LargestDifference.Between<float, double>([1, 2, 3], [1.5, -1, 4]), Is.EqualTo(3));

    [Test]
    public void Between_PointsThatAreMissingOnOneSide_PassesOverThem() =>
        Assert.That(
            LargestDifference.Between<float, float>(
                [float.NaN, 1, float.PositiveInfinity, 5], [9, 2, 7, float.NaN]), Is.EqualTo(1));

    [Test]
    public void Between_NoValidPoint_IsNull() =>
        Assert.That(LargestDifference.Between<double, double>([double.NaN], [1]), Is.Null);

    [Test]
    public void Between_DifferenceThatOverflows_IsInfinite() =>
        Assert.That(LargestDifference.Between<double, double>(
            [double.MinValue], [double.MaxValue]), Is.EqualTo(double.PositiveInfinity));

    [Test]
    public void Between_ErrorInALaterBlock_IsFound([Values(1023, 1024, 2999)] int place, [Values] bool hasGaps)
    {
        var original = new double[3000];
        var decoded = new double[3000];
        decoded[place] = -2;
        if (hasGaps)
        {
            Array.Fill(original, double.NaN, 5, 10);
        }

        Assert.That(LargestDifference.Between<double, double>(original, decoded), Is.EqualTo(2));
    }
}
