using System;
using System.Linq;
using NUnit.Framework;
using NumVid.Compare.Measurement;
using NumVid.Compare.Metrics;
using NumVid.Formats.Model;

namespace NumVid.Tests.Compare.Measurement;

internal sealed class BoundMeasurementTests
{
    // Error of point (time, level, x) is time + 10 level + 100 x, all negative.
    private static readonly double[,,] s_original = new double[2, 3, 2];
    private static readonly float[,,] s_decoded =
    {
        { { 0, -100 }, { -10, -110 }, { -20, -120 } },
        { { -1, -101 }, { -11, -111 }, { -21, -121 } },
    };

    [Test]
    public void LargestError_OfEverything_IsTheLargestOfAll() =>
        Assert.That(LargestError(s_original, s_decoded, [null, null, null]), Is.EqualTo(121));

    [Test]
    public void LargestError_OfOneLevel_IsThatOfTheLevel([Values(0, 1, 2)] int level) =>
        Assert.That(LargestError(s_original, s_decoded, [null, level, null]), Is.EqualTo(101 + (10 * level)));

    [Test]
    public void LargestError_OfOneTime_IsThatOfTheTime([Values(0, 1)] int time) =>
        Assert.That(LargestError(s_original, s_decoded, [time, null, null]), Is.EqualTo(120 + time));

    [Test]
    public void LargestError_OfOnePoint_IsThatOfThePoint() =>
        Assert.That(LargestError(s_original, s_decoded, [1, 2, 0]), Is.EqualTo(21));

    [Test]
    public void LargestError_WithoutAValidPoint_IsNull() =>
        Assert.That(LargestError(new[] { double.NaN }, new[] { double.NaN }, [null]), Is.Null);

    private static double? LargestError(Array original, Array decoded, int?[] indices)
    {
        int[] shape = [.. Enumerable.Range(0, original.Rank).Select(original.GetLength)];
        var measurement = new BoundMeasurement(new PromisedBound(1, indices));
        FieldPass.Show(original, decoded, FieldBlock.Whole(shape), [measurement]);
        return measurement.LargestError;
    }
}
