using System;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>Bounds that depend on the value, and those of the mean squared error.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class QualityBoundTests
{
    private static readonly int[] s_shape = [6, 40, 50];

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Relative_HoldsAtEveryPointOfEveryField(
        [ValueSource(typeof(TestFields), nameof(TestFields.Names))] string name, [Values(
            "rel=1e-2", "rel=1e-3,codec=ffv1", "rel=1e-4,codec=hevc")] string quality)
    {
        var part = double.Parse(quality[4..8], System.Globalization.CultureInfo.InvariantCulture);
        CheckPoints(TestFields.Named<float>(name, s_shape, 21), quality, value => part * Math.Abs(value));
        CheckPoints(TestFields.Named<double>(name, s_shape, 22), quality, value => part * Math.Abs(value));
    }

    [TestCase("rel=1e-3,abs=0.01", 0.01, 1e-3)]
    [TestCase("rel=1e-1,abs=0.001", 0.001, 1e-1)]
    [TestCase("rel=1e-4,abs=1e-30", 1e-30, 1e-4)]
    public void RelativeAndAbsolute_BothHold(string quality, double bound, double part)
    {
        var values = Decades(14);
        CheckPoints(values, quality, value => Math.Min(bound, part * Math.Abs(value)));
    }

    [Test]
    public void Relative_WithPreset_HoldsOnTop() =>
        CheckPoints(Decades(14), "preset=high,rel=1e-2", value => 1e-2 * Math.Abs(value));

    [Test]
    public void Relative_ManyDecades_IsMuchSmallerThanLossless()
    {
        var values = Decades(14);

        var (_, relative) = RoundTrip(values, "rel=1e-3");
        var (_, lossless) = RoundTrip(values, "lossless");

        Assert.That(relative, Is.LessThan(lossless * 2 / 3));
    }

    [Test]
    public void Relative_TellsWhatIsGuaranteedAndMeasured()
    {
        RoundTrip(Decades(3), "rel=1e-3,psnr=40");
        using var dataSet = new Nv12DataSet($"{_folder.File("field.nv12")}?openMode=readOnly");
        var description = dataSet.Describe().Single();

        Assert.That(description.RelativeBound, Is.EqualTo(1e-3));
        Assert.That(description.MaxRelativeError, Is.GreaterThan(1e-4).And.LessThanOrEqualTo(1e-3));
        Assert.That(description.LargestBound, Is.Null, "no absolute bound was asked for");
        Assert.That(description.MeanSquareBound, Is.Positive);
        Assert.That(description.LargestMeanSquareError, Is.LessThanOrEqualTo(description.MeanSquareBound));
    }

    [Test]
    public void Psnr_HoldsInEverySegment(
        [Values("smooth", "noise", "twoValues", "outlier", "nan", "zeros", "offset", "huge", "infinities")] string name,
        [Values("psnr=30", "psnr=60", "psnr=90", "psnr=55,codec=hevc", "psnr=55,codec=ffv1", "psnr=70,preset=max",
            "psnr=20,preset=max")] string quality)
    {
        var values = TestFields.Named<float>(name, s_shape, 31);
        var ratio = double.Parse(quality.Split(',')[0][5..], System.Globalization.CultureInfo.InvariantCulture);

        var (result, _) = RoundTrip(values, quality);

        var valid = Enumerable.Range(0, values.Length).Where(i => float.IsFinite(values[i])).ToArray();
        var range = valid.Max(i => (double)values[i]) - valid.Min(i => values[i]);

        // So few values are one segment.
        Assert.That(valid.Average(i => Square(result[i] - (double)values[i])),
            Is.LessThanOrEqualTo(range * range * Math.Pow(10, -ratio / 10)));
        for (var i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                Assert.That(
                    BitConverter.SingleToInt32Bits(result[i]), Is.EqualTo(BitConverter.SingleToInt32Bits(values[i])));
            }
        }
    }

    [Test]
    public void Psnr_IsSmallerThanABoundWithTheSameMean()
    {
        // On noise a residual gives a mean error as cheaply as a finer quantiser.
        var values = TestFields.Smooth<float>([20, 80, 100], 1, noise: 0.1);
        var (_, mean) = RoundTrip(values, "psnr=45", [20, 80, 100]);

        // A uniform error within this bound has that mean.
        var (_, bound) = RoundTrip(
            values, FormattableString.Invariant($"range={Math.Sqrt(3) * Math.Pow(10, -45.0 / 20):R}"), [20, 80, 100]);

        Assert.That(mean, Is.LessThan(bound));
    }

    [Test]
    public void Range_WhenAppendedValuesExceedIt_StaysAndIsTold()
    {
        var first = TestFields.Smooth<float>(s_shape, 1);
        var path = _folder.File("grown.nv12");
        using (var dataSet = new Nv12DataSet($"{path}?quality=range=1e-3"))
        {
            dataSet.AddVariable<float>("t", TestFields.Shaped(first, s_shape), "time", "y", "x");
            Assert.That(dataSet.Warnings, Is.Empty);
            dataSet["t"].Append(TestFields.Shaped<float>([.. first.Select(value => value * 3)], s_shape));
        }

        using var reopened = new Nv12DataSet($"{path}?openMode=readOnly");
        Assert.That(reopened.Warnings.Single(), Does.Contain("'t'").And.Contain("grown").And.Contain("range=0.001"));
        Assert.That(reopened.Describe().Single().RangeGrowth, Is.EqualTo(reopened.Warnings.Single()));
        Assert.That(reopened.Describe().Single().LargestBound, Is.EqualTo(1e-3 * ((double)first.Max() - first.Min()))
            .Within(1e-12));
    }

    [TestCase("abs=0.1")]
    [TestCase("rel=0.1")]
    public void OtherBounds_WhenValuesGrow_TellNothing(string quality)
    {
        var first = TestFields.Smooth<float>(s_shape, 1);
        using var dataSet = new Nv12DataSet($"{_folder.File("grown.nv12")}?quality={quality}");
        dataSet.AddVariable<float>("t", TestFields.Shaped(first, s_shape), "time", "y", "x");
        dataSet["t"].Append(TestFields.Shaped<float>([.. first.Select(value => value * 3)], s_shape));

        Assert.That(dataSet.Warnings, Is.Empty);
    }

    private static float[] Decades(int decades)
    {
        var random = new Random(5);
        return
        [
            .. TestFields.Smooth<double>(s_shape, 4, noise: 1).Select(value =>
                random.Next(20) == 0 ? 0
                    : (float)(Math.Pow(10, (value - 265) / 30 * -decades) * (random.Next(50) == 0 ? -1 : 1))),
        ];
    }

    private static double Square(double value) => value * value;

    private void CheckPoints<T>(T[] values, string quality, Func<double, double> limitOf)
        where T : struct
    {
        var (result, _) = RoundTrip(values, quality);
        for (var i = 0; i < values.Length; i++)
        {
            var (x, y) = (Convert.ToDouble(values[i], null), Convert.ToDouble(result[i], null));
            if (double.IsFinite(x) ? !(Math.Abs(y - x) <= limitOf(x)) : !y.Equals(x))
            {
                Assert.Fail($"point {i}: {x:R} came back as {y:R}, {quality}");
            }
        }
    }

    private (T[] Result, long Bytes) RoundTrip<T>(T[] values, string quality, int[]? shape = null)
        where T : struct
    {
        shape ??= s_shape;
        var path = _folder.File("field.nv12");
        File.Delete(path);
        using (var dataSet = new Nv12DataSet($"{path}?quality={quality}&openMode=createNew"))
        {
            dataSet.AddVariable<T>("field", TestFields.Shaped(values, shape), "time", "y", "x");
        }

        using var reopened = new Nv12DataSet($"{path}?openMode=readOnly");
        Assert.That(reopened.Warnings, Is.Empty);
        return ([.. reopened["field"].GetData().Cast<T>()], reopened.GetCodedByteCount("field"));
    }
}
