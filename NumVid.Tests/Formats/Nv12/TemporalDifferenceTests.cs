using System;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12.Frames;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>Frames as differences: what the format says, and nothing lost.</summary>
[TestFixture]
internal sealed class TemporalDifferenceTests
{
    [Test]
    public void Apply_KeepsTheFirstFrameAndCentresDifferences()
    {
        // Worked out by hand from docs/nv12-format.md: (this - before + 128) modulo 256.
        ushort[] codes = [10, 200, 9, 255, 9, 0];

        var differences = TemporalDifference.Apply(codes, new SegmentGeometry(3, 1, 2), bitDepth: 8);

        Assert.That(differences, Is.EqualTo(new ushort[] { 10, 200, 127, 183, 128, 129 }));
    }

    [TestCase(8)]
    [TestCase(12)]
    [TestCase(13)]
    [TestCase(16)]
    public void Undo_OfApply_ReturnsEveryCode(int bitDepth)
    {
        var random = new Random(bitDepth);
        var geometry = new SegmentGeometry(5, 7, 9);
        var codes = Enumerable.Range(0, geometry.Count).Select(_ => (ushort)random.Next(1 << bitDepth)).ToArray();

        var samples = TemporalDifference.Apply(codes, geometry, bitDepth);
        Assert.That(samples.Max(), Is.LessThan(1 << bitDepth));
        TemporalDifference.Undo(samples, geometry, bitDepth);

        Assert.That(samples, Is.EqualTo(codes));
    }
}
