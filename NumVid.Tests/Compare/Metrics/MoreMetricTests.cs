using System;
using System.Linq;
using NumVid.Compare.Metrics;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Metrics;

/// <summary>The metrics beside the classical errors, by hand-computed values.</summary>
internal sealed class MoreMetricTests
{
    // d = {0.5, -1, 0, 0.25}, R = 20, mean d = -0.0625.
    private static readonly float[] s_original = [10, 20, 30, 15];
    private static readonly float[] s_decoded = [10.5f, 19, 30, 15.25f];

    [Test]
    public void Metrics_OfFourPoints_EqualTheHandComputedValues()
    {
        var sums = DifferenceSums.Between<float, float>(s_original, s_decoded);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Bias.Of(sums), Is.EqualTo(-0.0625));
            Assert.That(RangeRelativeMeanError.Of(sums), Is.EqualTo(0.021875));
            Assert.That(PointwiseRelativeMaxError.Of(sums), Is.EqualTo(0.05));
            Assert.That(NormalizedRootMeanSquareError.Of(sums), Is.EqualTo(Math.Sqrt(0.328125) / 20).Within(1e-16));

            // x - 18.75: -8.75, 1.25, 11.25, -3.75; y - 18.6875: -8.1875, 0.3125, 11.3125, -3.4375.
            // Products 71.640625 + 0.390625 + 127.265625 + 12.890625 = 212.1875; squares 218.75 and 206.921875.
            Assert.That(
                PearsonCorrelation.Of(sums), Is.EqualTo(212.1875 / Math.Sqrt(218.75 * 206.921875)).Within(1e-15));
        }
    }

    [TestCase(new[] { 1f, 2, 3 }, new[] { 3f, 2, 1 }, -1.0)]
    [TestCase(new[] { 1f, 2, 3 }, new[] { 10f, 20, 30 }, 1.0)]
    [TestCase(new[] { 1f, 2, 3 }, new[] { 1f, 2, 3 }, 1.0)]
    [TestCase(new[] { 1f, 2, 1, 2 }, new[] { 1f, 1, 2, 2 }, 0.0)]
    public void Pearson_OfSimplePairs_IsWhatItIs(float[] original, float[] decoded, double expected) =>
        Assert.That(PearsonCorrelation.Of(DifferenceSums.Between<float, float>(original, decoded)), Is.EqualTo(expected)
            .Within(1e-15));

    [TestCase(new[] { 5f, 5, 5 }, new[] { 5f, 6, 5 }, TestName = "Pearson_OriginalIsConstant_IsNull")]
    [TestCase(new[] { 5f, 6, 5 }, new[] { 5f, 5, 5 }, TestName = "Pearson_DecodedIsConstant_IsNull")]
    [TestCase(new[] { 5f }, new[] { 5f }, TestName = "Pearson_OfOnePoint_IsNull")]
    [TestCase(new float[0], new float[0], TestName = "Pearson_OfNoPoint_IsNull")]
    [TestCase(new[] { float.NaN }, new[] { float.NaN }, TestName = "Pearson_OfAMissingPoint_IsNull")]
    public void Pearson_HasNoMeaning_IsNull(float[] original, float[] decoded) =>
        Assert.That(PearsonCorrelation.Of(DifferenceSums.Between<float, float>(original, decoded)), Is.Null);

    [Test]
    public void Pearson_FarFromZero_KeepsItsDigits()
    {
        // The same wave around 0 and around 2^40: in plain sums of squares of the latter all digits of the variance are
        // lost.
        const double Far = 1L << 40;
        var wave = Enumerable.Range(0, 5000).Select(i => Math.Round(Math.Sin(i) * 1024) / 1024).ToArray();
        var other = wave.Select((value, i) => value + (i % 7 / 1024.0)).ToArray();

        var near = PearsonCorrelation.Of(DifferenceSums.Between<double, double>(wave, other));
        var far = PearsonCorrelation.Of(DifferenceSums.Between<double, double>(
            [.. wave.Select(value => value + Far)], [.. other.Select(value => value + Far)]));

        Assert.That(near, Is.InRange(0.99, 0.99999999));
        Assert.That(far, Is.EqualTo(near).Within(1e-14));
    }

    [TestCase(new[] { 0f, 2 }, new[] { 0f, 3 }, 0.5, 0, TestName = "PointwiseRelative_ZeroStaysZero_DoesNotCount")]
    [TestCase(
        new[] { 0f, 2 }, new[] { 1e-9f, 3 }, null, 1, TestName = "PointwiseRelative_ZeroIsChanged_IsInfiniteHenceNull")]
    [TestCase(new[] { -2f, 4 }, new[] { -3f, 4 }, 0.5, 0,
        TestName = "PointwiseRelative_OriginalIsNegative_IsOfItsAbsoluteValue")]
    public void PointwiseRelative(float[] original, float[] decoded, double? expected, long changedZeros)
    {
        var sums = DifferenceSums.Between<float, float>(original, decoded);

        Assert.That(PointwiseRelativeMaxError.Of(sums), Is.EqualTo(expected));
        Assert.That(sums.ChangedZeros, Is.EqualTo(changedZeros));
    }

    [Test]
    public void Figures_BeyondADouble_AreNullAndNotInfinite()
    {
        var sums = DifferenceSums.Between<double, double>([-1e308, 1e308, 1e200], [1e308, 1e308, 0]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(MaxError.Of(sums), Is.Null);
            Assert.That(MeanError.Of(sums), Is.Null);
            Assert.That(RootMeanSquareError.Of(sums), Is.Null);
            Assert.That(NormalizedRootMeanSquareError.Of(sums), Is.Null);
            Assert.That(PeakSignalToNoiseRatio.Of(sums), Is.Null);
            Assert.That(PearsonCorrelation.Of(sums), Is.Null);
            Assert.That(Bias.Of(sums), Is.Null);
        }
    }

    [TestCase(1.0, 4.0, 0.25)]
    [TestCase(0.0, 4.0, 0.0)]
    [TestCase(0.0, 0.0, null)]
    [TestCase(null, 4.0, null)]
    public void BoundUtilisation_IsErrorPerBound(double? maxError, double bound, double? expected) =>
        Assert.That(BoundUtilisation.Of(maxError, bound), Is.EqualTo(expected));

    [TestCase(8, 10.0)]
    [TestCase(9, 20.0)]
    [TestCase(16, 20.0)]
    [TestCase(24, null)]
    [TestCase(null, null)]
    public void EffectiveRatio_IsOfOneOrTwoBytesAValue(int? bits, double? expected) =>
        Assert.That(EffectiveRatio.Of(pointCount: 1000, bits, byteCount: 100), Is.EqualTo(expected));

    [Test]
    public void ErrorByFrame_OfTwoLevels_TakesBothTogether()
    {
        // (time 2, level 2, y 1, x 2)
        var sums = new DifferenceSums(new FieldLayout([2, 2, 1, 2], 0));
        sums.Add<float, float>([0, 0, 0, float.NaN, 0, 0, 0, 0], [1, 0, 2, float.NaN, 0, 0, 0, -4], 0);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((sums.ByFrame.Count, sums.ByFrame.FramesPerEntry), Is.EqualTo((2, 1)));
            Assert.That((sums.ByFrame.MeanOf(0), sums.ByFrame.LargestOf(0)), Is.EqualTo(((double?)1, (double?)2)));
            Assert.That((sums.ByFrame.MeanOf(1), sums.ByFrame.LargestOf(1)), Is.EqualTo(((double?)1, (double?)4)));
            Assert.That((sums.OfLevel(0).LargestAbsolute, sums.OfLevel(1).LargestAbsolute), Is.EqualTo((1.0, 4.0)));
            Assert.That(MaxError.IndexOf(sums), Is.EqualTo(new[] { 1, 1, 0, 1 }));
        }
    }

    [TestCase(512, 512, 1)]
    [TestCase(513, 257, 2)]
    [TestCase(744, 372, 2)]
    [TestCase(1, 1, 1)]
    [TestCase(0, 0, 1)]
    public void ErrorByFrame_OfManyFrames_TakesNeighboursTogether(int frames, int entries, int framesPerEntry)
    {
        var sums = new FrameSums(frames);

        Assert.That((sums.Count, sums.FramesPerEntry), Is.EqualTo((entries, framesPerEntry)));
    }

    [Test]
    public void ErrorByFrame_OfManyFrames_LosesNone()
    {
        var decoded = new float[2000];
        decoded[1999] = 5;
        decoded[3] = 1;
        var sums = new DifferenceSums(new FieldLayout([2000, 1, 1], 0));
        sums.Add<float, float>(new float[2000], decoded, 0);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((sums.ByFrame.Count, sums.ByFrame.FramesPerEntry), Is.EqualTo((500, 4)));
            Assert.That((sums.ByFrame.MeanOf(0), sums.ByFrame.LargestOf(0)), Is.EqualTo(((double?)0.25, (double?)1)));
            Assert.That(sums.ByFrame.LargestOf(499), Is.EqualTo(5));
        }
    }

    [Test]
    public void Quantiser_OfTwoLevels_RoundsEachByItsOwnRange()
    {
        // (time 2, level 2, y 1, x 2): level 0 from 0 to 3, level 1 from 0 to 300; two bits make steps of 1 and 100.
        double[] x = [0, 0.75, 0, 60, 3, double.NaN, 300, 140];
        var layout = new FieldLayout([2, 2, 1, 2], 0);
        var original = new DifferenceSums(layout);
        original.Add<double, double>(x, x, 0);
        var y = new double[x.Length];

        new LevelQuantiser(original, bits: 2).Apply<double>(x, y, 0);

        Assert.That(y, Is.EqualTo(new[] { 0, 1, 0, 100, 3, double.NaN, 300, 100 }));
    }

    [Test]
    public void Quantiser_OfAConstant_ChangesNothing()
    {
        float[] x = [7.3f, 7.3f, float.PositiveInfinity];
        var original = new DifferenceSums(FieldLayout.Row(3));
        original.Add<float, float>(x, x, 0);
        var y = new float[3];

        new LevelQuantiser(original, bits: 12).Apply<float>(x, y, 0);

        Assert.That(y, Is.EqualTo(x));
    }
}
