using System;
using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>The promise of the format: at every valid point the bound holds, and everything else returns bit by
/// bit.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class BoundTests
{
    private static readonly int[][] s_shapes =
    [
        [1, 1], [2, 3], [6, 11], [40, 33], [1, 1, 1], [5, 6, 11], [7, 32, 32], [3, 17, 64], [2, 2, 5000], [3, 2,
            9000], [3000, 4], [300, 6, 11],
        [2, 3, 4, 9, 8], [2, 1, 2, 3, 5, 7],
    ];

    private static IEnumerable<TestCaseData> Fields() => TestFields.Names.SelectMany(name =>
        s_shapes.Where(shape => name is "smooth" or "nan" || shape is [7, 32, 32] or [5, 6, 11])
            .Select(shape => new TestCaseData(name, shape) { TestName = $"{{m}}({name}, {string.Join('x', shape)})" }));

    [TestCaseSource(nameof(Fields))]
    public void FloatField_WithDefaultQuality_HoldsBoundAndRestoresSpecials(string name, int[] shape) =>
        Check(TestFields.Named<float>(name, shape, seed: 11), shape, "", values => Range(values, shape));

    [TestCaseSource(nameof(Fields))]
    public void DoubleField_WithRangeBound_HoldsBoundAndRestoresSpecials(string name, int[] shape) =>
        Check(TestFields.Named<double>(name, shape, seed: 12), shape, "range=1e-3", values =>
            Enumerable.Repeat(1e-3 * RangeOf(values), values.Length).ToArray());

    [TestCaseSource(nameof(Fields))]
    public void FloatField_AsHevc_HoldsBoundAndRestoresSpecials(string name, int[] shape) =>
        Check(TestFields.Named<float>(name, shape, seed: 11), shape, "codec=hevc", values => Range(values, shape));

    [TestCaseSource(nameof(Fields))]
    public void FloatField_AsFfv1_HoldsBoundAndRestoresSpecials(string name, int[] shape) =>
        Check(TestFields.Named<float>(name, shape, seed: 11), shape, "codec=ffv1", values => Range(values, shape));

    [TestCaseSource(nameof(Fields))]
    public void DoubleField_AsFfv1_HoldsBoundAndRestoresSpecials(string name, int[] shape) => Check(
        TestFields.Named<double>(name, shape, seed: 12), shape, "range=1e-5,codec=ffv1",
        values => Enumerable.Repeat(1e-5 * RangeOf(values), values.Length).ToArray());

    [TestCase(1e-9)]
    [TestCase(1e-5)]
    [TestCase(3.1e-5)]
    [TestCase(1e-4)]
    [TestCase(0.03)]
    [TestCase(2.5)]
    [TestCase(1e6)]
    public void FloatField_WithAbsoluteBound_HoldsIt(double bound) =>
        Check(TestFields.Smooth<float>([6, 40, 50], 3), [6, 40, 50], FormattableString.Invariant(
            $"abs={bound:R}"), values => Enumerable.Repeat(bound, values.Length).ToArray());

    [TestCaseSource(nameof(Fields))]
    public void FloatField_AsJpeg2000_HoldsBoundAndRestoresSpecials(string name, int[] shape) =>
        Check(TestFields.Named<float>(name, shape, seed: 11), shape, "codec=jpeg2000", values => Range(values, shape));

    [Test]
    public void FloatField_WithPresetAndBound_HoldsBound(
        [Values("extreme", "max", "vhigh", "C4-JP2K", "high", "avg", "low", "vlow", "LL-JP2K")] string preset, [Values(
            0.01, 0.0001)] double bound) =>
        Check(TestFields.Smooth<float>([6, 40, 50], 3), [6, 40, 50], FormattableString.Invariant(
            $"preset={preset},abs={bound}"), values => Enumerable.Repeat(bound, values.Length).ToArray());

    [TestCase("high")]
    [TestCase("avg")]
    [TestCase("vhigh")]
    [TestCase("max")]
    [TestCase("extreme")]
    [TestCase("C4-JP2K")]
    [TestCase("low")]
    [TestCase("vlow")]
    [TestCase("LL-JP2K")]
    public void Preset_WithoutBound_KeepsSpecialsAndTellsItsError(string preset)
    {
        var values = TestFields.Named<float>("nan", [6, 40, 50], 5);
        using var folder = new TemporaryFolder();

        var (result, description) = RoundTrip<float>(folder, values, [6, 40, 50], $"preset={preset}");

        var error = values.Zip(result).Where(pair => !float.IsNaN(pair.First))
            .Max(pair => Math.Abs((double)pair.First - pair.Second));
        Assert.That(result.Select(float.IsNaN), Is.EqualTo(values.Select(float.IsNaN)));
        Assert.That(description.LargestBound, Is.Null, "a preset guarantees nothing");
        Assert.That(description.IsExact, Is.False, "what is named is what is stored");
        Assert.That(description.MaxError, Is.EqualTo(error));
    }

    [TestCaseSource(typeof(TestFields), nameof(TestFields.Names))]
    public void Lossless_ReturnsEveryBit(string name)
    {
        var values = TestFields.Named<float>(name, [4, 9, 10], 6);
        using var folder = new TemporaryFolder();

        var (result, description) = RoundTrip<float>(folder, values, [4, 9, 10], "lossless");

        Assert.That(Bits(result), Is.EqualTo(Bits(values)));
        Assert.That(description.IsExact);
    }

    [Test]
    public void MissingValueOfAttribute_ReturnsExactlyAndStaysOutOfTheScale()
    {
        const float Missing = 9.96921e36f;
        int[] shape = [5, 20, 30];
        var values = TestFields.Smooth<float>(shape, 7);
        for (var i = 0; i < values.Length; i += 7)
        {
            values[i] = Missing;
        }

        using var folder = new TemporaryFolder();
        var (result, description) = RoundTrip<float>(folder, values, shape, "", Missing);

        for (var i = 0; i < values.Length; i += 7)
        {
            Assert.That(result[i], Is.EqualTo(Missing));
        }

        Assert.That(description.LargestBound, Is.LessThan(0.01), "the range is that of the valid values");
    }

    private static void Check<T>(T[] values, int[] shape, string quality, Func<double[], double[]> boundsOf)
    {
        using var folder = new TemporaryFolder();
        var (result, description) = RoundTrip<T>(folder, values, shape, quality);
        var original = values.Select(value => Convert.ToDouble(value, null)).ToArray();
        var bounds = boundsOf(original);
        var worst = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(original[i]))
            {
                Assert.That(Bits([result[i]]), Is.EqualTo(Bits([values[i]])), $"special point {i}");
                continue;
            }

            var error = Math.Abs(Convert.ToDouble(result[i], null) - original[i]);
            worst = Math.Max(worst, error);
            if (!(error <= bounds[i]))
            {
                Assert.Fail(
                    $"point {i}: {original[i]:R} came back as {result[i]}, off by {error:R}, more than {bounds[i]:R}");
            }
        }

        Assert.That(description.MaxError, Is.GreaterThanOrEqualTo(worst), "the error that the file tells");
        Assert.That(description.Fallbacks, Is.Empty);
    }

    private static (T[] Result, Nv12VariableDescription Description) RoundTrip<T>(
        TemporaryFolder folder, T[] values, int[] shape, string quality, object? missing = null)
    {
        var path = folder.File("field.nv12");
        using (var dataSet = new Nv12DataSet($"{path}?quality={quality}&openMode=createNew"))
        {
            dataSet.IsAutocommitEnabled = false;
            var dimensions = shape.Select((_, axis) => $"d{axis}").ToArray();
            var variable = dataSet.AddVariable<T>("field", TestFields.Shaped(values, shape), dimensions);
            if (missing is not null)
            {
                variable.MissingValue = missing;
            }

            dataSet.Commit();
        }

        using var reopened = new Nv12DataSet($"{path}?openMode=readOnly");
        var data = reopened["field"].GetData();
        Assert.That(Enumerable.Range(0, data.Rank).Select(data.GetLength), Is.EqualTo(shape));
        var result = new T[values.Length];
        Buffer.BlockCopy(data, 0, result, 0, Buffer.ByteLength(values));
        return (result, reopened.Describe().Single());
    }

    // Half a 12-bit step of the range of each stream, worked out here independently: streams are the combinations of
    // the axes before the longest of them.
    private static double[] Range(double[] values, int[] shape)
    {
        var frame = shape[^1] * shape[^2];
        var axes = shape[..^2];
        var video = axes.Length == 0 ? -1 : Array.IndexOf(axes, axes.Max());
        var streams = Enumerable.Range(0, values.Length).GroupBy(i =>
        {
            var rest = i / frame;
            var key = "";
            for (var axis = axes.Length - 1; axis >= 0; axis--)
            {
                key += axis == video ? "" : $"{rest % axes[axis]},";
                rest /= axes[axis];
            }

            return key;
        });
        var bounds = new double[values.Length];
        foreach (var stream in streams)
        {
            var bound = 1.2210012e-4 * RangeOf([.. stream.Select(i => values[i])]);
            foreach (var i in stream)
            {
                bounds[i] = bound;
            }
        }

        return bounds;
    }

    private static double RangeOf(double[] values)
    {
        var valid = values.Where(double.IsFinite).ToArray();
        return valid.Length == 0 ? 0 : valid.Max() - valid.Min();
    }

    private static byte[] Bits<T>(T[] values)
    {
        var bytes = new byte[Buffer.ByteLength(values)];
        Buffer.BlockCopy(values, 0, bytes, 0, bytes.Length);
        return bytes;
    }
}
