using System;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Layers;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>Residuals in mixed contexts: exact on anything, harmless on what is no stream, and smaller than those in
/// plain contexts where the base says something of them.</summary>
[TestFixture]
internal sealed class MixedResidualTests
{
    private const int CodeCount = 4096;

    [TestCase(0, 1, 1, 1, 0.01)]
    [TestCase(1, 1, 1, 1, 0.01)]
    [TestCase(3, 5, 1, 40, 1)]
    [TestCase(100, 4, 33, 1, 1e-9)]
    [TestCase(16_777_215, 3, 20, 20, 1e9)]
    public void Encode_AnyResiduals_ComeBack(int magnitude, int frames, int rows, int columns, double stepsOfCode)
    {
        var random = new Random(magnitude);
        var geometry = new SegmentGeometry(frames, rows, columns);
        var codes = Enumerable.Range(0, geometry.Count).Select(_ => (ushort)random.Next(CodeCount)).ToArray();
        var residuals = codes.Select(_ => (int)random.NextInt64(-magnitude, magnitude + 1L)).ToArray();
        var skipped = residuals.Select(_ => random.Next(3) == 0).ToArray();
        var expected = residuals.Select((value, i) => skipped[i] ? 0 : value).ToArray();

        var all = MixedResidualCoder.Encode([.. residuals], geometry, null, Base());
        var some = MixedResidualCoder.Encode([.. residuals], geometry, skipped, Base());

        Assert.That(MixedResidualCoder.Decode(all, geometry, null, Base()), Is.EqualTo(residuals));
        Assert.That(MixedResidualCoder.Decode(some, geometry, skipped, Base()), Is.EqualTo(expected));

        BaseContexts Base() => new(codes, geometry, CodeCount, stepsOfCode);
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(-1)]
    [TestCase(0)]
    public void Decode_AnyBytesAndScale_EndsInTheRange(double stepsOfCode)
    {
        var random = new Random(10);
        var geometry = new SegmentGeometry(2, 10, 10);
        for (var round = 0; round < 10; round++)
        {
            var bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            var codes = Enumerable.Range(0, geometry.Count).Select(_ => (ushort)random.Next(CodeCount)).ToArray();
            Assert.That(
                MixedResidualCoder.Decode(
                    bytes, geometry, null, new BaseContexts(codes, geometry, CodeCount, stepsOfCode)),
                Is.All.InRange(-ResidualCoder.MaxMagnitude, ResidualCoder.MaxMagnitude));
        }
    }

    // One residual in two hundred, anywhere: nearly all points are quiet, and nothing can be known but how often.
    [Test]
    public void Encode_SparseResiduals_ComesNearTheEntropyAndBack()
    {
        const double Odds = 1.0 / 200;
        var random = new Random(5);
        var geometry = new SegmentGeometry(10, 100, 150);
        var codes = Enumerable.Range(0, geometry.Count).Select(i => (ushort)(2000 + (i % 150))).ToArray();
        var residuals = codes.Select(_ => random.NextDouble() < Odds ? (2 * random.Next(2)) - 1 : 0).ToArray();
        var bits = geometry.Count * (Odds - (Odds * Math.Log2(Odds)) - ((1 - Odds) * Math.Log2(1 - Odds)));
        var surroundings = new BaseContexts(codes, geometry, CodeCount, 0.01);

        var mixed = MixedResidualCoder.Encode([.. residuals], geometry, null, surroundings);

        Assert.That(8.0 * mixed.Length, Is.LessThan(1.15 * bits));
        Assert.That(MixedResidualCoder.Decode(mixed, geometry, null, surroundings), Is.EqualTo(residuals));
        Assert.That(
            MixedResidualCoder.Decode(mixed, geometry, null, surroundings, knowsQuiet: false), Is.Not.EqualTo(residuals));
    }

    // Half of the field is empty, and there the base says that nothing is missing: one bit a point is left, of which
    // the plain contexts know only where it was quiet before.
    [Test]
    public void Encode_WhereTheBaseKnowsWhatIsEmpty_ComesNearTheEntropy()
    {
        var random = new Random(4);
        var geometry = new SegmentGeometry(8, 60, 60);
        var codes = Enumerable.Range(0, geometry.Count).Select(_ => (ushort)(random.Next(2) * 2000)).ToArray();
        var residuals = codes.Select(code => code == 0 ? 0 : random.Next(2)).ToArray();
        var entropy = geometry.Count / 2.0 / 8;

        var plain = ResidualCoder.Encode([.. residuals], geometry, null).Length;
        var mixed = MixedResidualCoder.Encode(
            [.. residuals], geometry, null, new BaseContexts(codes, geometry, CodeCount, 0.01)).Length;

        Assert.That(plain, Is.GreaterThan(1.5 * entropy));
        Assert.That(mixed, Is.LessThan(1.1 * entropy));
    }
}
