using System;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Predictive;
using NumVid.Formats.Nv12.Codecs.Predictive.Hierarchical;
using NumVid.Formats.Nv12.Codecs.Predictive.Steps;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Tests.Formats.Nv12.Codecs.Predictive;

/// <summary>The hierarchical order: what an encoder reconstructs a decoder finds, within half a step, whatever the
/// shape; damaged streams are refused or decode to something.</summary>
[TestFixture]
internal sealed class HierarchicalCoderTests
{
    private static readonly PredictiveCodec s_codec = new();

    private static readonly SegmentGeometry[] s_geometries =
    [
        new(1, 1, 1), new(1, 1, 70), new(1, 70, 1), new(60, 1, 1), new(2, 1, 129), new(3, 9, 8), new(5, 17, 23),
        new(1, 40, 66), new(4, 3, 130), new(2, 33, 200),
    ];

    [Test]
    public void Run_AllShapes_DecodesWhatWasEncodedWithinHalfAStep(
        [ValueSource(nameof(s_geometries))] SegmentGeometry geometry, [Values] bool masked,
        [Values(0, 3, 5, 8)] int baseLevel)
    {
        var order = ModelOrder.Of(new HierarchicalParameters(baseLevel, 3, 1 + (baseLevel % 3)));
        var targets = Targets(geometry);
        var mask = masked ? MaskOf(geometry) : null;

        var (encoded, decoded) = RoundTrip(order, geometry, mask, null, targets);

        Assert.That(decoded, Is.EqualTo(encoded));
        Assert.That(MostError(targets, decoded, mask), Is.LessThan(0.5 + 1e-4));
    }

    // A power of two is exact in singles whatever is scaled by it.
    [Test]
    public void Run_StepsThatDifferByFrame_HoldEach()
    {
        var geometry = new SegmentGeometry(5, 18, 20);
        var targets = Targets(geometry);
        for (var i = 2 * 360; i < 3 * 360; i++)
        {
            targets[i] *= 16;
        }

        var (encoded, decoded) = RoundTrip(
            ModelOrder.Of(new HierarchicalParameters(3, 2, 1)), geometry, null, [1, 1, 16, 1f / 16, 1], targets);

        Assert.That(decoded, Is.EqualTo(encoded));
        Assert.That(MostError(targets, decoded, null), Is.LessThan(0.5 + 1e-3));
    }

    // Places k / parts of a step: whole steps from a place between, or on, the lattice miss by less than half a step.
    [TestCase(1, 0)]
    [TestCase(3, 1.0 / 3)]
    [TestCase(4, 3.0 / 8)]
    public void Run_TargetsOnALattice_StaysOnItAndMissesLess(int parts, double most)
    {
        var geometry = new SegmentGeometry(2, 24, 31);
        var targets = Targets(geometry).Select(value => Math.Round(value * parts) / parts).ToArray();

        var (_, decoded) = RoundTrip(
            ModelOrder.Of(new HierarchicalParameters(4, 3, 1, parts)), geometry, null, null, targets);

        Assert.That(MostError(targets, decoded, null), Is.LessThan(most + 1e-4));
    }

    [Test]
    public void Encode_OneSmoothFrame_IsHierarchicalAndTakesFewerBytesThanRowByRow()
    {
        var geometry = new SegmentGeometry(1, 120, 160);
        var values = Waves(geometry);
        var bytes = s_codec.Encode<double>(values, geometry, null, [0.05], CodingEffort.Normal);
        var targets = values.Select(value => value / 0.05).ToArray();
        var byRows = BytesOf(ModelOrder.Of(PredictiveEfforts.Raster(CodingEffort.Normal)), geometry, targets);

        Assert.That(bytes[0], Is.EqualTo(2));
        Assert.That(bytes, Has.Length.LessThan(0.9 * byRows));

        var actual = new double[values.Length];
        s_codec.Decode<double>(bytes, geometry, null, [0.05], actual);
        Assert.That(values.Zip(actual, (a, b) => Math.Abs(a - b)).Max(), Is.LessThan(0.025 + 1e-9));
    }

    // Rows that have nothing to do with each other: what is between two of them is not between their values.
    [Test]
    public void Encode_RowsWithoutRelation_IsRowByRow()
    {
        var geometry = new SegmentGeometry(1, 96, 128);
        var random = new Random(8);
        var values = new double[geometry.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = i % 128 == 0 ? 200 * random.NextDouble() : values[i - 1] + random.NextDouble();
        }

        var bytes = s_codec.Encode<double>(values, geometry, null, [0.05], CodingEffort.Normal);

        Assert.That(bytes[0], Is.EqualTo(1));
    }

    [Test]
    public void Decode_DamagedBytes_IsRefusedOrGivesValues()
    {
        var geometry = new SegmentGeometry(1, 120, 160);
        var bytes = s_codec.Encode<double>(Waves(geometry), geometry, null, [0.05], CodingEffort.Normal);
        Assert.That(bytes[0], Is.EqualTo(2));
        var random = new Random(6);
        for (var i = 0; i < 40; i++)
        {
            var damaged = bytes[..random.Next(bytes.Length)];
            for (var flips = random.Next(4); flips >= 0 && damaged.Length > 0; flips--)
            {
                damaged[random.Next(Math.Min(damaged.Length, flips == 0 ? 40 : damaged.Length))] ^=
                    (byte)(1 << random.Next(8));
            }

            try
            {
                s_codec.Decode<double>(damaged, geometry, null, [0.05], new double[geometry.Count]);
            }
            catch (InvalidDataException e)
            {
                Assert.That(e.Message, Does.StartWith("the predictive stream"));
            }
        }
    }

    [TestCase(9, 3, 1)]
    [TestCase(5, 9, 1)]
    [TestCase(5, 3, 0)]
    [TestCase(5, 3, 9)]
    public void Read_ParametersOfNoUse_AreRefused(byte baseLevel, byte tileLevels, byte sparsity) =>
        Assert.That(
            () => ModelOrder.Read(2, [baseLevel, tileLevels, sparsity, 0], out _),
            Throws.TypeOf<InvalidDataException>().With.Message.StartsWith("the predictive stream"));

    [TestCase(0, 4)]
    [TestCase(3, 4)]
    [TestCase(2, 3)]
    public void Read_OrderOfNoUseOrTooFewBytes_IsRefused(byte number, int length) =>
        Assert.That(
            () => ModelOrder.Read(number, new byte[length], out _),
            Throws.TypeOf<InvalidDataException>().With.Message.StartsWith("the predictive stream"));

    private static (float[] Encoded, float[] Decoded) RoundTrip(
        ModelOrder order, SegmentGeometry geometry, bool[]? mask, float[]? factors, double[] targets)
    {
        var encoder = new BitEncoder();
        var encoded = order.Run(ref encoder, geometry, mask, PlanOf(targets), factors, targets);
        var decoder = new BitDecoder(encoder.Finish());
        return (encoded, order.Run(ref decoder, geometry, mask, PlanOf(targets), factors, null));
    }

    private static StepPlan PlanOf(double[] targets) => new(0, 1, (float)targets[0], (float)targets.Max());

    private static int BytesOf(ModelOrder order, SegmentGeometry geometry, double[] targets)
    {
        var encoder = new BitEncoder();
        order.Run(ref encoder, geometry, null, PlanOf(targets), null, targets);
        return encoder.Finish().Length;
    }

    private static double MostError(double[] targets, float[] actual, bool[]? mask) =>
        Enumerable.Range(0, targets.Length).Where(i => mask?[i] != true)
            .Select(i => Math.Abs(targets[i] - actual[i])).DefaultIfEmpty().Max();

    private static double[] Targets(SegmentGeometry geometry) =>
        [.. TestFields.Smooth<double>([geometry.Frames, geometry.Rows, geometry.Columns], 19, noise: 0.1)
            .Select(value => (value - 290) * 8)];

    private static double[] Waves(SegmentGeometry geometry) =>
    [
        .. Enumerable.Range(0, geometry.Count).Select(i =>
        {
            var (row, column) = (i / geometry.Columns, i % geometry.Columns);
            return (9 * Math.Sin((row * 0.11) + (column * 0.07))) + (6 * Math.Cos((column * 0.13) - (row * 0.05)))
                + (2 * Math.Sin(row * column * 0.003));
        }),
    ];

    private static bool[] MaskOf(SegmentGeometry geometry)
    {
        var random = new Random(3);
        return
        [
            .. Enumerable.Range(0, geometry.Count).Select(
                i => (i / geometry.Columns % 7 == 2 && i % geometry.Columns < 20) || random.Next(9) == 0),
        ];
    }
}
