using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using NUnit.Framework;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>Exact values: every bit comes back, what is regular becomes small, damage is told.</summary>
[TestFixture]
internal sealed class ExactCodingTests
{
    private static readonly SegmentGeometry s_field = new(3, 40, 50);

    [Test]
    public void Encode_NamedFloats_ComeBackBitByBit(
        [ValueSource(typeof(TestFields), nameof(TestFields.Names))] string name)
    {
        CheckRoundTrip(TestFields.Named<float>(name, [3, 40, 50], 1), s_field);
        CheckRoundTrip(TestFields.Named<double>(name, [3, 40, 50], 1), s_field);
    }

    [Test]
    public void Encode_RandomBits_ComeBackAndHardlyGrow()
    {
        CheckRandomBits<float>();
        CheckRandomBits<double>();
        CheckRandomBits<int>();
        CheckRandomBits<ulong>();
        CheckRandomBits<short>();
        CheckRandomBits<byte>();
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(17)]
    public void Encode_TinyArrays_ComeBack(int count)
    {
        CheckRoundTrip(TestFields.Smooth<float>([count], 5), SegmentGeometry.Row(count));
        CheckRoundTrip(TestFields.Smooth<double>([count], 5), SegmentGeometry.Row(count));
        CheckRoundTrip(Enumerable.Range(-1, count).ToArray(), SegmentGeometry.Row(count));
        CheckRoundTrip(Enumerable.Repeat(false, count).ToArray(), SegmentGeometry.Row(count));
        CheckRoundTrip(Enumerable.Repeat(new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc), count)
            .ToArray(), SegmentGeometry.Row(count));
    }

    [TestCase(100_000, 1, 1)]
    [TestCase(1, 100_000, 2)]
    [TestCase(1, 1, 300_000)]
    [TestCase(2, 3, 60_000)]
    public void Encode_ShapesLargerThanTheSample_ComeBack(int frames, int rows, int columns)
    {
        var geometry = new SegmentGeometry(frames, rows, columns);
        CheckRoundTrip(TestFields.Smooth<float>([frames, rows, columns], 3), geometry);
    }

    [TestCase(0.1, 0.12)]
    [TestCase(0.001, 0.35)]
    public void Encode_DecimalValues_AreCountedByTheirUnit(double unit, double part)
    {
        var divided = TestFields.Smooth<double>([3, 40, 50], 2)
            .Select(value => Math.Round(value / unit) / Math.Round(1 / unit)).ToArray();
        var multiplied = divided.Select(value => Math.Round(value / unit) * unit).ToArray();

        Assert.That(CheckRoundTrip(divided, s_field), Is.LessThan(8 * part * divided.Length / 2));
        Assert.That(CheckRoundTrip(multiplied, s_field), Is.LessThan(8 * part * divided.Length / 2));
        Assert.That(CheckRoundTrip(
            divided.Select(value => (float)value).ToArray(), s_field), Is.LessThan(4 * part * divided.Length));
    }

    [Test]
    public void Encode_PackedFloats_CostAsMuchAsTheirCounts()
    {
        var counts =
            TestFields.Smooth<float>([3, 40, 50], 6).Select(value => (int)Math.Round((value - 290) * 100)).ToArray();
        var values = counts.Select(count => (float)(290.123 + (count * 0.0123456789))).ToArray();

        var size = CheckRoundTrip(values, s_field);

        Assert.That(size, Is.LessThan(ExactCoder.Encode<int>(counts, s_field).Length + 100));
    }

    [Test]
    public void Encode_FramesPackedOneByOne_CostAsMuchAsTheirCounts([Values(1.0, 10.0)] double divisor)
    {
        var counts =
            TestFields.Smooth<float>([3, 40, 50], 6).Select(value => (int)Math.Round((value - 290) * 100)).ToArray();
        var origins = new[] { 265.73046875, 266.5390625, 267.109375 };
        var values = counts.Select((count, i) =>
            (float)((origins[i / 2000] + (count / (double)(1 << (7 + (i / 2000))))) / divisor)).ToArray();

        var size = CheckRoundTrip(values, s_field);

        // Steps of another size are predicted less well from the frame before.
        Assert.That(size, Is.LessThan((1.2 * ExactCoder.Encode<int>(counts, s_field).Length) + 300));
    }

    [TestCase(float.NaN)]
    [TestCase(1e20f)]
    [TestCase(-0f)]
    public void Encode_FramesPackedOneByOneWithGaps_ComeBack(float gap)
    {
        var random = new Random(9);
        var values = TestFields.Smooth<float>([3, 40, 50], 6).Select((value, i) => random.Next(4) == 0 ? gap
            : (float)((i / 2000 * 0.37109375) + (Math.Round(value * 64) / 64))).ToArray();

        CheckRoundTrip(values, s_field);
        CheckRoundTrip(values.Select(value => (double)value).ToArray(), s_field);
    }

    [Test]
    public void Encode_FewDifferentValues_CostAsMuchAsTheirRanks()
    {
        var random = new Random(4);
        var table = Enumerable.Range(0, 40).Select(_ => random.NextSingle() * MathF.Pow(10, random.Next(-18, 3)))
            .Order().ToArray();
        var ranks =
            TestFields.Smooth<float>([3, 40, 50], 6).Select(value => (int)Math.Clamp(value - 262, 0, 39)).ToArray();

        Assert.That(
            CheckRoundTrip(ranks.Select(rank => table[rank]).ToArray(), s_field), Is
                .LessThan(ExactCoder.Encode<int>(ranks, s_field).Length + 400));
    }

    [Test]
    public void Decode_TableInsideATable_IsRefused()
    {
        var ranks =
            TestFields.Smooth<float>([3, 40, 50], 6).Select(value => MathF.Exp(MathF.Round(value / 4))).ToArray();
        var bytes = ExactCoder.Encode<float>(ranks, s_field);
        Assert.That(bytes[1], Is.EqualTo(NumberingMaps.Table));

        // Behind form, header and the length of the table stand its count and the kind of its own numbers.
        bytes[1 + 15 + 4 + 4] = NumberingMaps.Table;

        Assert.That(() => ExactCoder.Decode<float>(
            bytes, s_field), Throws.TypeOf<InvalidDataException>().With.Message.Contains("table"));
    }

    [Test]
    public void Encode_LatticeWithExceptions_KeepsBoth()
    {
        var random = new Random(7);
        var values = TestFields.Smooth<float>([3, 40, 50], 2).Select(value => MathF.Round(value)).ToArray();
        var regular = CheckRoundTrip(values, s_field);
        foreach (
            var odd in new[] { float.NaN, float.NegativeInfinity, -0f, 1e-44f, 3e38f, BitConverter.UInt32BitsToSingle(
            0x7F800001) })
        {
            for (var i = 0; i < 5; i++)
            {
                values[random.Next(values.Length)] = odd;
            }
        }

        Assert.That(CheckRoundTrip(values, s_field), Is.LessThan(regular + 400));
    }

    [Test]
    public void Encode_SmoothCoordinates_AreForetold()
    {
        var geometry = new SegmentGeometry(1, 100, 120);
        var values = Enumerable.Range(0, geometry.Count)
            .Select(i => 40 + (0.03 * (i / 120)) - (1e-5 * (i / 120 * (i / 120))) + (0.002 * (i % 120))
            + (1e-6 * (i / 120) * (i % 120)));

        Assert.That(CheckRoundTrip(values.ToArray(), geometry), Is.LessThan(2 * geometry.Count), "16 bits of 64");
        Assert.That(CheckRoundTrip(values.Select(value => (float)value).ToArray(), geometry), Is.LessThan(
            geometry.Count / 2), "4 bits of 32");
    }

    [Test]
    public void Encode_WidenedFloats_CostNoMoreThanFloats()
    {
        var narrow = TestFields.Named<float>("nan", [3, 40, 50], 8);
        var size = CheckRoundTrip(narrow, s_field);

        Assert.That(CheckRoundTrip(narrow.Select(value => (double)value).ToArray(), s_field), Is.EqualTo(size + 1));
    }

    [Test]
    public void Encode_EvenAxis_CostsNextToNothing()
    {
        var axis = Enumerable.Range(0, 1440).Select(i => 0.25 * i).ToArray();

        Assert.That(CheckRoundTrip(axis, SegmentGeometry.Row(1440)), Is.LessThan(80));
    }

    [Test]
    public void Decode_DamagedBytes_GivesValuesOrInvalidData()
    {
        var values = TestFields.Named<float>("nan", [3, 40, 50], 1).Select(value => MathF.Round(value, 1)).ToArray();
        var bytes = ExactCoder.Encode<float>(values, s_field);
        var random = new Random(11);
        var refused = 0;
        for (var round = 0; round < 400; round++)
        {
            var damaged = bytes[..random.Next(1, bytes.Length + 1)];
            for (var i = random.Next(4); i >= 0; i--)
            {
                damaged[random.Next(Math.Min(damaged.Length, i < 2 ? 48 : int.MaxValue))] = (byte)random.Next(256);
            }

            try
            {
                Assert.That(ExactCoder.Decode<float>(damaged, s_field), Has.Length.EqualTo(values.Length));
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.That(refused, Is.InRange(100, 399));
        Assert.That(
            () => ExactCoder.Decode<float>(ReadOnlyMemory<byte>.Empty, s_field), Throws.TypeOf<InvalidDataException>());
        Assert.That(
            () => ExactCoder.Decode<float>(new byte[] { 2, 2, 2 }, s_field), Throws.TypeOf<InvalidDataException>());
        Assert.That(() =>
            ExactCoder.Decode<int>(bytes, s_field), Throws.TypeOf<InvalidDataException>(), "a lattice of integers");
    }

    private static void CheckRandomBits<T>()
        where T : unmanaged
    {
        var geometry = new SegmentGeometry(2, 30, 40);
        var values = new T[geometry.Count];
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        new Random(13).NextBytes(bytes);
        Assert.That(CheckRoundTrip(values, geometry), Is.LessThan(bytes.Length + 100));
    }

    private static int CheckRoundTrip<T>(T[] values, SegmentGeometry geometry)
        where T : struct
    {
        var encoded = ExactCoder.Encode<T>(values, geometry);
        var decoded = ExactCoder.Decode<T>(encoded, geometry);
        Assert.That(ElementBytes.AsBytes<T>(decoded).ToArray(), Is.EqualTo(ElementBytes.AsBytes<T>(values).ToArray()));
        Assert.That(
            ExactCoder.Encode<T>(values, geometry), Is.EqualTo(encoded), "the bytes depend on the values alone");
        return encoded.Length;
    }
}
