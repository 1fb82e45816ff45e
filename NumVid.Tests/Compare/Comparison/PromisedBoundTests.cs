using NumVid.Compare.Comparison;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Comparison;

internal sealed class PromisedBoundTests
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
        Assert.That(new PromisedBound(1, [null, null, null]).LargestError(s_original, s_decoded), Is.EqualTo(121));

    [Test]
    public void LargestError_OfOneLevel_IsThatOfTheLevel([Values(0, 1, 2)] int level) =>
        Assert.That(new PromisedBound(1, [null, level, null]).LargestError(s_original, s_decoded), Is.EqualTo(101 + (10 * level)));

    [Test]
    public void LargestError_OfOneTime_IsThatOfTheTime([Values(0, 1)] int time) =>
        Assert.That(new PromisedBound(1, [time, null, null]).LargestError(s_original, s_decoded), Is.EqualTo(120 + time));

    [Test]
    public void LargestError_OfOnePoint_IsThatOfThePoint() =>
        Assert.That(new PromisedBound(1, [1, 2, 0]).LargestError(s_original, s_decoded), Is.EqualTo(21));

    [Test]
    public void LargestError_WithoutAValidPoint_IsNull() =>
        Assert.That(new PromisedBound(1, [null]).LargestError(new[] { double.NaN }, new[] { double.NaN }), Is.Null);
}
