using System;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Predictive;
using NumVid.Formats.Nv12.Codecs.Predictive.Steps;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Tests.Formats.Nv12.Codecs.Predictive;

/// <summary>Values on lattices, few values, and plateaus are counted so that the bound holds and fewer bytes are
/// taken.</summary>
[TestFixture]
internal sealed class CountedValueTests
{
    // Bytes of a stream, docs/nv12-format.md, Predictive.
    private const int TableByte = 1;
    private const int PartsByte = 29;
    private const int SameByte = 30;

    private static readonly SegmentGeometry s_geometry = new(6, 24, 40);
    private static readonly PredictiveCodec s_codec = new();

    [TestCase(0.01, 0.065, 7)]
    [TestCase(0.01, 0.058, 6)]
    [TestCase(0.25, 0.3, 2)]
    [TestCase(0.25, 0.24, 1)]
    public void Lattice_IsFoundAndStepsAreLargerThanTwiceTheBound(double spacing, double step, int parts)
    {
        var values = Field(value => 31.7 + (Math.Round(value / spacing) * spacing));
        var bytes = RoundTrip(values, step);

        Assert.That(bytes[PartsByte], Is.EqualTo(parts));
        Assert.That(BitConverter.ToDouble(bytes, 10), Is.EqualTo(parts * spacing).Within(1e-9).Or.EqualTo(1.0));
    }

    [Test]
    public void ValuesOffALattice_AreCountedFreely() =>
        Assert.That(
            RoundTrip(TestFields.Smooth<double>([6, 24, 40], 5, noise: 0.02), 0.06)[PartsByte], Is.Zero);

    [Test]
    public void Plateaus_AreRoundedFirstAndProposed()
    {
        var random = new Random(6);
        var plateaus = Enumerable.Range(0, 40).Select(_ => 30 * random.NextDouble()).ToArray();
        var values = Enumerable.Range(0, s_geometry.Count)
            .Select(i => plateaus[((i / 40 / 5 * 7) + (i % 40 / 6 * 3)) % 40] + (0.01 * random.NextDouble())).ToArray();
        var bytes = RoundTrip(values, 0.06);

        Assert.That(bytes[PartsByte], Is.EqualTo(1));
        Assert.That(bytes[SameByte], Is.EqualTo(1));
    }

    [Test]
    public void FewValues_AreCountedByRank()
    {
        var levels = new[] { 0, 0.31, 1.72, 5.11, 17.3, 50.9 };
        var values = Field(value => levels[(int)Math.Clamp((value - 265) / 5, 0, 5)]);

        Assert.That(RoundTrip(values, 0.001)[TableByte], Is.EqualTo(1));
    }

    [Test]
    public void LevelTable_CoversEachValueWithinHalfAStep()
    {
        var random = new Random(4);
        double[] sorted = [.. Enumerable.Range(0, 3000).Select(_ => Math.Exp(12 * random.NextDouble())).Order()];

        var table = LevelTable.TryCreate(sorted, 0.5, 3000)!;
        var again = LevelTable.Read(table.ToBytes(), out var length);

        Assert.That(
            sorted.Max(value => Math.Abs(table.Values[table.RankOf(value)] - value)), Is.LessThanOrEqualTo(0.25));
        Assert.That(again.Values, Is.EqualTo(table.Values));
        Assert.That(length, Is.EqualTo(table.ToBytes().Length));
        Assert.That(LevelTable.TryCreate(sorted, 0.5, table.Values.Length - 1), Is.Null);
    }

    [Test]
    public void LevelTable_Damaged_IsRefusedOrRead()
    {
        var bytes = LevelTable.TryCreate([0, 1, 5, 9], 0.5, 9)!.ToBytes();
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                Assert.That(LevelTable.Read(damaged, out _).Values, Is.Not.Empty);
            }
            catch (InvalidDataException e)
            {
                Assert.That(e.Message, Is.Not.Empty);
            }
        }
    }

    [TestCase(1e-3, 0.0)]
    [TestCase(0.7, -40.25)]
    [TestCase(1 / 3.0, 250.1)]
    public void ValueLattice_OfSinglesOnALattice_IsFound(double spacing, double start)
    {
        var random = new Random(9);
        double[] sorted =
            [.. Enumerable.Range(0, 500).Select(_ => (double)(float)(start + (spacing * random.Next(900)))).Order()];

        var lattice = ValueLattice.TryFind(sorted, 3.1e-5);

        Assert.That(lattice?.Spacing, Is.EqualTo(spacing).Within(1e-6));
    }

    private static double[] Field(Func<double, double> of) =>
        [.. TestFields.Smooth<double>([6, 24, 40], 5, noise: 0.4).Select(of)];

    private static byte[] RoundTrip(double[] values, double step)
    {
        double[] steps = [.. Enumerable.Repeat(step, s_geometry.Frames)];
        var actual = new double[values.Length];
        var bytes = s_codec.Encode<double>(values, s_geometry, null, steps, CodingEffort.Normal);
        s_codec.Decode<double>(bytes, s_geometry, null, steps, actual);
        Assert.That(
            values.Zip(actual, (value, other) => Math.Abs(value - other)).Max(),
            Is.LessThanOrEqualTo((step / 2) + 1e-9));
        return bytes;
    }
}
