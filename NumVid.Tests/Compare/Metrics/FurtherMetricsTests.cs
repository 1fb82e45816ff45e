using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using NumVid.Compare.Metrics;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Metrics;

/// <summary>The further metrics, against their definitions written out in numpy.</summary>
internal sealed class FurtherMetricsTests
{
    private static readonly int[] s_shape = [4, 17, 23];

    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public void SetUp() => _folder = new();

    [OneTimeTearDown]
    public void TearDown() => _folder.Dispose();

    // Smooth weather about a mean, coarsened to a step, with some points missing in the third frame.
    [TestCase(0.0, 0.4)]
    [TestCase(281.5, 0.03)]
    [TestCase(0.0, 2.5)]
    public void All_AreWhatTheirDefinitionsSay(double mean, double step)
    {
        var (x, y) = Field(mean, step);

        var found = Measure(x, y);

        var expected = Judge(x, y);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(expected.Keys, Is.EqualTo(FurtherMetrics.All.Select(metric => metric.Name)));
            foreach (var metric in FurtherMetrics.All)
            {
                var value = found.Of(metric) is { } figure
                    ? Convert.ToDouble(figure, CultureInfo.InvariantCulture) : double.NaN;
                var judged = expected[metric.Name];
                var tolerance = double.IsNaN(judged) ? 0 : 1e-9 * Math.Max(1, Math.Abs(judged));
                Assert.That(value, Is.EqualTo(judged).Within(tolerance), metric.Name);
            }
        }
    }

    // Smirnov's table of 1948.
    [TestCase(0.5, 0.963945)]
    [TestCase(0.83, 0.496)]
    [TestCase(1.36, 0.049486)]
    [TestCase(1.63, 0.009846)]
    [TestCase(2.0, 0.000671)]
    public void ProbabilityOf_ADistance_IsThatOfSmirnovsTable(double z, double expected) =>
        Assert.That(KolmogorovSmirnov.ProbabilityOf(z), Is.EqualTo(expected).Within(5e-4));

    [Test]
    public void All_OfAFieldThatCameBackExactly_ArePerfect()
    {
        var (x, _) = Field(5, 0.5);

        var found = Measure(x, x);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Of(FurtherMetrics.Ssim), Is.EqualTo(1).Within(1e-12));
            Assert.That(found.Of(FurtherMetrics.Dssim), Is.EqualTo(1).Within(1e-12));
            Assert.That(found.Of(FurtherMetrics.KolmogorovSmirnovP), Is.EqualTo(1));
            Assert.That(found.Of(FurtherMetrics.SpectralError), Is.Zero);
            Assert.That(found.Of(FurtherMetrics.SpectralWavenumber), Is.Null);
            Assert.That(found.Of(FurtherMetrics.PreservedInformation), Is.EqualTo(1).Within(1e-12));
            Assert.That(found.Of(FurtherMetrics.WhitenessX), Is.Null);
        }
    }

    [TestCase(7)]
    [TestCase(1)]
    public void All_OfARow_HaveNoneOfPlanes(int length)
    {
        var further = new FurtherSums(new FieldLayout([length], 0), [length], 1);
        further.Add<float, float>(new float[length], new float[length], FieldBlock.Whole([length]));

        Assert.That((further.Ssim.Mean, further.Dssim.Worst, further.Spectrum.LargestDecibels), Is.EqualTo(((double?)null, (double?)null, (double?)null)));
    }

    [Test]
    public void Add_PlaneInParts_IsThePlane()
    {
        var (x, y) = Field(0, 0.4);
        var parts = new FurtherSums(new FieldLayout(s_shape, 0), s_shape, 2);
        var whole = new FurtherSums(new FieldLayout(s_shape, 0), s_shape, 2);
        whole.Add<double, double>(x, y, FieldBlock.Whole(s_shape));
        for (var frame = 0; frame < s_shape[0]; frame++)
        {
            for (var row = 0; row < s_shape[1]; row++)
            {
                var block = new FieldBlock(s_shape, [frame, row, 0], [1, 1, s_shape[2]]);
                var at = (int)block.PointIndex(0);
                parts.Add<double, double>(x.AsSpan(at, s_shape[2]), y.AsSpan(at, s_shape[2]), block);
            }
        }

        Assert.That((parts.Ssim.Mean, parts.Gradient.Rmse, parts.Whiteness.Frames.Value), Is.EqualTo((whole.Ssim.Mean, whole.Gradient.Rmse, whole.Whiteness.Frames.Value)));
    }

    // 3 x 2^20 values are more than are held at once: every second point counts.
    [Test]
    public void MembersFarApart_AreTakenAtEverySecondPoint()
    {
        int[] shape = [3, 1, 1 << 20];
        var x = Enumerable.Range(0, 3 << 20).Select(i => (double)(i >> 20)).ToArray();
        var y = x.Select((value, i) => i % 2 == 1 ? 1e9 : value + 0.5).ToArray();
        var sums = new EnsembleSums(shape, new FieldAxes(0, null, []));
        sums.Add<double, double>(x, y, 0);

        Assert.That(sums.ErrorToSpread, Is.EqualTo(0.5).Within(1e-12), "the variance of 0, 1, 2 is 1");
        Assert.That(sums.CrpsChange, Is.EqualTo(0.5).Within(1e-12), "mean distance to 0 of 1.5, 2.5 and not of 1, 2");
        Assert.That(sums.RankDistance, Is.Zero);
    }

    private static (double[] Original, double[] Decoded) Field(double mean, double step)
    {
        var random = new Random(20261129);
        var x = new double[s_shape[0] * s_shape[1] * s_shape[2]];
        for (var i = 0; i < x.Length; i++)
        {
            var (frame, row, column) = (i / (17 * 23), i / 23 % 17, i % 23);
            x[i] = mean + Math.Sin((0.4 * row) + frame) + Math.Cos(0.3 * column) + (0.1 * random.NextDouble());
            x[i] = (float)(frame == 2 && random.Next(20) == 0 ? double.NaN : x[i]);
        }

        return (x, [.. x.Select(value => (double)(float)(Math.Floor(value / step) * step))]);
    }

    private static MetricValues Measure(double[] x, double[] y)
    {
        var layout = new FieldLayout(s_shape, 0);
        var range = x.Where(double.IsFinite).Max() - x.Where(double.IsFinite).Min();
        var weights = Enumerable.Range(0, s_shape[1]).Select(row => Math.Cos((80 - (10 * row)) * Math.PI / 180)).ToArray();
        var further = new FurtherSums(layout, s_shape, range, new FieldAxes(0, 1, weights));
        further.Add<double, double>(x, y, FieldBlock.Whole(s_shape));
        return MetricValues.Of(new DifferenceSums(layout) { Further = further });
    }

    private Dictionary<string, double> Judge(double[] x, double[] y)
    {
        File.WriteAllBytes(_folder.File("x"), MemoryMarshal.AsBytes(x.AsSpan()));
        File.WriteAllBytes(_folder.File("y"), MemoryMarshal.AsBytes(y.AsSpan()));
        var lines = ExternalTool.Run(
            "/usr/bin/python3", [Path.Combine(TestFiles.Root, "NumVid.Tests", "Judges", "further_metrics.py"), _folder.File("x"), _folder.File("y"), .. s_shape.Select(length => $"{length}")]);
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
            .ToDictionary(words => words[0], words => double.Parse(words[1], CultureInfo.InvariantCulture));
    }
}
