using System;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Layers;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>The entropy coder: exact on anything, near the entropy on what is known, harmless on what is no
/// stream.</summary>
[TestFixture]
internal sealed class ResidualCodingTests
{
    [TestCase(0, 1, 1, 1)]
    [TestCase(1, 1, 1, 1)]
    [TestCase(3, 5, 1, 40)]
    [TestCase(100, 4, 33, 1)]
    [TestCase(16_777_215, 3, 20, 20)]
    public void Encode_AnyResiduals_ComeBack(int magnitude, int frames, int rows, int columns)
    {
        var random = new Random(magnitude);
        var geometry = new SegmentGeometry(frames, rows, columns);
        var residuals = Enumerable.Range(0, geometry.Count)
            .Select(_ => (int)random.NextInt64(-magnitude, magnitude + 1L)).ToArray();
        var skipped = residuals.Select(_ => random.Next(3) == 0).ToArray();

        Assert.That(ResidualCoder.Decode(
            ResidualCoder.Encode((int[])residuals.Clone(), geometry, null), geometry, null), Is.EqualTo(residuals));
        var stream = ResidualCoder.Encode((int[])residuals.Clone(), geometry, skipped);
        var expected = residuals.Select((value, i) => skipped[i] ? 0 : value);
        Assert.That(ResidualCoder.Decode(stream, geometry, skipped), Is.EqualTo(expected));
    }

    [Test]
    public void Encode_GeometricNoise_IsWithinThreePercentOfItsEntropy()
    {
        var random = new Random(4);
        var geometry = new SegmentGeometry(20, 100, 100);
        const double Stay = 0.8;
        var residuals = Enumerable.Range(0, geometry.Count)
            .Select(_ => (int)(Math.Log(1 - random.NextDouble()) / Math.Log(Stay)) * (random.Next(2) == 0 ? 1 : -1))
            .ToArray();
        var entropy = residuals.GroupBy(value => value)
            .Sum(group => -group.Count() * Math.Log2((double)group.Count() / residuals.Length)) / 8;

        Assert.That(ResidualCoder.Encode(residuals, geometry, null), Has.Length.LessThan(1.03 * entropy));
    }

    [Test]
    public void Mask_ThatStandsStill_CostsNextToNothing()
    {
        var geometry = new SegmentGeometry(50, 60, 70);
        var mask = Enumerable.Range(0, geometry.Count).Select(i => i % 4200 / 70 > 20 + (i % 70 / 3)).ToArray();

        var stream = MaskCoder.Encode(mask, geometry);

        Assert.That(MaskCoder.Decode(stream, geometry), Is.EqualTo(mask));
        Assert.That(stream, Has.Length.LessThan(500), "26 kB as bits");
    }

    [Test]
    public void Mask_AtRandom_ComesBack()
    {
        var random = new Random(9);
        var geometry = new SegmentGeometry(3, 17, 19);
        var mask = Enumerable.Range(0, geometry.Count).Select(_ => random.Next(2) == 0).ToArray();

        Assert.That(MaskCoder.Decode(MaskCoder.Encode(mask, geometry), geometry), Is.EqualTo(mask));
    }

    [Test]
    public void Decode_AnyBytes_EndsInTheRange()
    {
        var random = new Random(10);
        var geometry = new SegmentGeometry(2, 10, 10);
        for (var round = 0; round < 50; round++)
        {
            var bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            Assert.That(ResidualCoder.Decode(
                bytes, geometry, null), Is.All.InRange(-ResidualCoder.MaxMagnitude, ResidualCoder.MaxMagnitude));
        }
    }
}
