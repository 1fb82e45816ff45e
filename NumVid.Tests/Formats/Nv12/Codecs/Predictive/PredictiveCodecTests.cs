using System;
using System.IO;
using System.Linq;
using System.Numerics;
using NUnit.Framework;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Predictive;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Tests.Formats.Nv12.Codecs.Predictive;

/// <summary>Values come back within half a step, whatever their shape, and damaged streams are refused or decode to
/// something.</summary>
[TestFixture]
internal sealed class PredictiveCodecTests
{
    private static readonly PredictiveCodec s_codec = new();

    private static readonly SegmentGeometry[] s_geometries =
    [
        new(1, 1, 1), new(1, 1, 70), new(1, 70, 1), new(60, 1, 1), new(2, 1, 129), new(3, 9, 8), new(5, 17, 23),
        new(1, 40, 66), new(4, 3, 130),
    ];

    [Test]
    public void Decode_Floats_AreWithinHalfAStep(
        [ValueSource(nameof(s_geometries))] SegmentGeometry geometry, [Values] CodingEffort effort,
        [Values] bool masked)
    {
        var values = Field<float>(geometry);

        // Singles near 300 are 3e-5 apart, which is what the last rounding may add.
        Check(values, geometry, masked ? MaskOf(geometry) : null, Steps(geometry, 0.05), effort, 3.1e-5 / 2);
    }

    [Test]
    public void Decode_Doubles_AreWithinHalfAStep(
        [ValueSource(nameof(s_geometries))] SegmentGeometry geometry, [Values(1e-4, 0.7)] double step) =>
        Check(Field<double>(geometry), geometry, null, Steps(geometry, step), CodingEffort.Normal, 1e-12);

    [Test]
    public void Decode_StepsThatDifferByFrame_HoldEach()
    {
        var geometry = new SegmentGeometry(6, 12, 20);
        Check(Field<double>(geometry), geometry, MaskOf(geometry), [0.1, 0.1, 0.004, 0.03, 2, 0.1], CodingEffort.Best,
            1e-12);
    }

    [TestCase(1e30)]
    [TestCase(-4e9)]
    public void Decode_FarOutliers_CostThemselvesAlone(double outlier)
    {
        var geometry = new SegmentGeometry(3, 20, 30);
        var values = Field<double>(geometry);
        values[700] = outlier;
        var (_, actual) = RoundTrip(values, geometry, null, Steps(geometry, 0.02), CodingEffort.Normal);

        Assert.That(Misses(values, actual, null, geometry, Steps(geometry, 0.02), 1e-12), Is.SubsetOf([700]));
    }

    [Test]
    public void Encode_MoreStepsThanASingleCounts_IsRefused()
    {
        var geometry = new SegmentGeometry(2, 20, 30);

        Assert.That(
            () => s_codec.Encode<double>(
                Field<double>(geometry), geometry, null, Steps(geometry, 1e-9), CodingEffort.Normal),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("steps off"));
    }

    // More weights have to be learned, which short segments do not pay back.
    [TestCase("noise", 20)]
    [TestCase("smooth", 0.05)]
    [TestCase("nan", 0.005)]
    public void Encode_Best_IsNoLargerThanNormal(string name, double step)
    {
        var geometry = new SegmentGeometry(5, 16, 33);
        var values = TestFields.Named<float>(name, [5, 16, 33], 5);
        bool[] mask = [.. values.Select(float.IsNaN)];

        var sizes = new[] { CodingEffort.Best, CodingEffort.Normal }
            .Select(effort => s_codec.Encode<float>(values, geometry, mask, Steps(geometry, step), effort).Length)
            .ToArray();

        Assert.That(sizes[0], Is.LessThanOrEqualTo(sizes[1]));
    }

    [Test]
    public void Encode_MoreEffort_TakesFewerBytes()
    {
        var geometry = new SegmentGeometry(20, 40, 48);
        var values = Field<float>(geometry);

        var sizes = new[] { CodingEffort.Fast, CodingEffort.Normal, CodingEffort.Best }
            .Select(effort => s_codec.Encode<float>(values, geometry, null, Steps(geometry, 0.01), effort).Length);

        Assert.That(sizes, Is.Ordered.Descending);
    }

    // Noise that is uniform over two steps: rounded it takes 1.5 bits; no predictor can know it, and its neighbours'
    // noise is in every prediction.
    [Test]
    public void Encode_SmoothFieldWithNoise_TakesLittleMoreThanItsNoise()
    {
        var geometry = new SegmentGeometry(20, 40, 48);

        var bytes = Encode(geometry, null, 0.05);

        Assert.That(8.0 * bytes.Length / geometry.Count, Is.InRange(1.5, 1.95));
    }

    [Test]
    public void Decode_DamagedBytes_IsRefusedOrGivesValues()
    {
        var geometry = new SegmentGeometry(3, 10, 20);
        var mask = MaskOf(geometry);
        var bytes = Encode(geometry, mask, 0.01);
        var random = new Random(5);
        for (var i = 0; i < 60; i++)
        {
            var damaged = bytes[..random.Next(bytes.Length)];
            for (var flips = random.Next(4); flips >= 0 && damaged.Length > 0; flips--)
            {
                damaged[random.Next(Math.Min(damaged.Length, flips == 0 ? 40 : damaged.Length))] ^=
                    (byte)(1 << random.Next(8));
            }

            try
            {
                s_codec.Decode<float>(damaged, geometry, mask, Steps(geometry, 0.01), new float[geometry.Count]);
            }
            catch (InvalidDataException e)
            {
                Assert.That(e.Message, Does.StartWith("the predictive stream"));
            }
        }
    }

    // Order, table; the high bytes of offset, step, first; neighbours, predictors, stride, same.
    [TestCase(0, 9)]
    [TestCase(1, 2)]
    [TestCase(9, 0xFF, 8, 0xF0)]
    [TestCase(17, 0xBF)]
    [TestCase(21, 0x7F)]
    [TestCase(26, 7)]
    [TestCase(27, 7)]
    [TestCase(28, 0)]
    [TestCase(30, 1, 29, 2)]
    public void Decode_HeaderOfNoUse_IsRefused(int place, int value, int otherPlace = 0, int otherValue = 1)
    {
        var geometry = new SegmentGeometry(1, 4, 5);
        var bytes = Encode(geometry, null, 0.01);
        bytes[otherPlace] = (byte)otherValue;
        bytes[place] = (byte)value;

        Assert.That(
            () => s_codec.Decode<float>(bytes, geometry, null, Steps(geometry, 0.01), new float[20]),
            Throws.TypeOf<InvalidDataException>().With.Message.StartsWith("the predictive stream"));
    }

    private static byte[] Encode(SegmentGeometry geometry, bool[]? mask, double step) => s_codec.Encode<float>(
        Field<float>(geometry), geometry, mask, Steps(geometry, step), CodingEffort.Normal);

    private static void Check<T>(
        T[] values, SegmentGeometry geometry, bool[]? mask, double[] steps, CodingEffort effort, double rounding)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Assert.That(
            Misses(values, RoundTrip(values, geometry, mask, steps, effort).Values, mask, geometry, steps, rounding),
            Is.Empty);

    private static (byte[] Bytes, T[] Values) RoundTrip<T>(
        T[] values, SegmentGeometry geometry, bool[]? mask, double[] steps, CodingEffort effort)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var bytes = s_codec.Encode<T>(values, geometry, mask, steps, effort);
        var actual = new T[values.Length];
        s_codec.Decode<T>(bytes, geometry, mask, steps, actual);
        return (bytes, actual);
    }

    private static int[] Misses<T>(
        T[] values, T[] actual, bool[]? mask, SegmentGeometry geometry, double[] steps, double rounding)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var frame = geometry.Rows * geometry.Columns;
        return
        [
            .. Enumerable.Range(0, values.Length).Where(i => mask?[i] != true && !(Math.Abs(
                double.CreateTruncating(actual[i]) - double.CreateTruncating(values[i]))
                <= (steps[i / frame] / 2) + rounding)),
        ];
    }

    private static double[] Steps(SegmentGeometry geometry, double step) =>
        [.. Enumerable.Repeat(step, geometry.Frames)];

    private static bool[] MaskOf(SegmentGeometry geometry)
    {
        var random = new Random(3);
        return
        [
            .. Enumerable.Range(0, geometry.Count).Select(
                i => (i / geometry.Columns % 7 == 2 && i % geometry.Columns < 20) || random.Next(9) == 0),
        ];
    }

    private static T[] Field<T>(SegmentGeometry geometry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TestFields.Smooth<T>([geometry.Frames, geometry.Rows, geometry.Columns], 17, noise: 0.1);
}
