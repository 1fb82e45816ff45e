using System;
using NumVid.Compare.Metrics;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Metrics;

internal sealed class MetricTests
{
    // d = {0.5, -1, 0, 0.25}: sum of abs 1.75, squares 0.25 + 1 + 0 + 0.0625 = 1.3125, R = 30 - 10 = 20.
    private static readonly float[] s_original = [10, 20, 30, 15];
    private static readonly float[] s_decoded = [10.5f, 19, 30, 15.25f];

    [Test]
    public void Metrics_OfFourPoints_EqualTheHandComputedValues()
    {
        var sums = DifferenceSums.Between<float, float>(s_original, s_decoded);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sums.ValidCount, Is.EqualTo(4));
            Assert.That(MeanError.Of(sums), Is.EqualTo(0.4375));
            Assert.That(MaxError.Of(sums), Is.EqualTo(1));
            Assert.That(RangeRelativeMaxError.Of(sums), Is.EqualTo(0.05));
            Assert.That(RootMeanSquareError.Of(sums), Is.EqualTo(Math.Sqrt(0.328125)).Within(1e-15));

            // 20 log10 20 = 26.0206, 10 log10 0.328125 = -4.8396
            Assert.That(PeakSignalToNoiseRatio.Of(sums), Is.EqualTo(30.8602).Within(1e-4));
        }
    }

    [Test]
    public void MaxError_LargestDifferenceIsNegative_IsSeen()
    {
        var sums = DifferenceSums.Between<float, float>([1, 2], [1.5f, -8]);

        Assert.That(MaxError.Of(sums), Is.EqualTo(10));
    }

    [Test]
    public void Metrics_OfAnExactField_AreZeroAndPsnrIsNull()
    {
        var sums = DifferenceSums.Between<float, float>(s_original, s_original);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(MeanError.Of(sums), Is.Zero);
            Assert.That(MaxError.Of(sums), Is.Zero);
            Assert.That(RangeRelativeMaxError.Of(sums), Is.Zero);
            Assert.That(RootMeanSquareError.Of(sums), Is.Zero);
            Assert.That(PeakSignalToNoiseRatio.Of(sums), Is.Null);
        }
    }

    [TestCase(new float[0], new float[0], TestName = "Metrics_OfAnEmptyField_AreNull")]
    [TestCase(new[] { float.NaN, float.NaN }, new[] { float.NaN, float.NaN },
        TestName = "Metrics_OfAFieldThatIsAllMissing_AreNull")]
    public void Metrics_WithoutAValidPoint_AreNull(float[] original, float[] decoded)
    {
        var sums = DifferenceSums.Between<float, float>(original, decoded);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(MeanError.Of(sums), Is.Null);
            Assert.That(MaxError.Of(sums), Is.Null);
            Assert.That(RangeRelativeMaxError.Of(sums), Is.Null);
            Assert.That(RootMeanSquareError.Of(sums), Is.Null);
            Assert.That(PeakSignalToNoiseRatio.Of(sums), Is.Null);
            Assert.That(BitsPerValue.Of(sums.ValidCount, 100), Is.Null);
            Assert.That(sums.Range, Is.Zero);
        }
    }

    [Test]
    public void Metrics_OfAConstantFieldWithAnError_HaveNoRangeRelativeOnes()
    {
        var sums = DifferenceSums.Between<float, float>([5, 5, 5], [5, 5.5f, 5]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(MaxError.Of(sums), Is.EqualTo(0.5));
            Assert.That(RangeRelativeMaxError.Of(sums), Is.Null);
            Assert.That(PeakSignalToNoiseRatio.Of(sums), Is.Null);
        }
    }

    [Test]
    public void Metrics_OfOnePoint_AreItsError()
    {
        var sums = DifferenceSums.Between<double, float>([1], [1.25f]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(MeanError.Of(sums), Is.EqualTo(0.25));
            Assert.That(RootMeanSquareError.Of(sums), Is.EqualTo(0.25));
            Assert.That(sums.Minimum, Is.EqualTo(1));
            Assert.That(sums.Maximum, Is.EqualTo(1));
        }
    }

    [Test]
    public void Metrics_WithMissingAndInfinitePoints_LeaveThemOut()
    {
        float[] original = [1, float.NaN, 3, float.PositiveInfinity, -2, float.NegativeInfinity, 9];
        float[] decoded = [2, float.NaN, 3, float.PositiveInfinity, float.NaN, float.NegativeInfinity, 9.5f];

        var sums = DifferenceSums.Between<float, float>(original, decoded);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sums.ValidCount, Is.EqualTo(3));
            Assert.That(MeanError.Of(sums), Is.EqualTo(0.5));
            Assert.That(MaxError.Of(sums), Is.EqualTo(1));
            Assert.That(sums.Range, Is.EqualTo(8));
        }
    }

    [Test]
    public void DifferenceSums_OfFloatsFarFromZero_AreTakenInDouble()
    {
        // In float the square of 2^-10 beside 2^26 would vanish.
        var original = new float[100_000];
        var decoded = new float[100_000];
        Array.Fill(original, 8192);
        Array.Fill(decoded, 8192 + 0.0009765625f);

        var sums = DifferenceSums.Between<float, float>(original, decoded);

        Assert.That(RootMeanSquareError.Of(sums), Is.EqualTo(0.0009765625).Within(1e-18));
    }

    [Test]
    public void Add_SpansOfDifferentLength_Throws() =>
        Assert.That(() =>
            DifferenceSums.Between<float, float>(new float[2], new float[3]), Throws.InstanceOf<ArgumentException>());

    [Test]
    public void CompressionRatio_IsAlwaysAgainstFourBytesAValue()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(CompressionRatio.Of(pointCount: 1000, byteCount: 500), Is.EqualTo(8));
            Assert.That(CompressionRatio.Of(pointCount: 1000, byteCount: 0), Is.Null);
            Assert.That(BitsPerValue.Of(validCount: 1000, byteCount: 500), Is.EqualTo(4));
        }
    }
}
