using System;
using NUnit.Framework;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>How many bytes a segment of a million values asks of the collector, counted and not timed.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class AllocationTests
{
    private static readonly int[] s_shape = [4, 512, 512];

    [Test]
    public void Encode_OfAMillionFloats_TakesAFewArraysAndNotOneForEachPredictor()
    {
        var values = TestFields.Smooth<float>(s_shape, 1);
        var geometry = SegmentGeometry.Of(new Box([0, 0, 0], s_shape));
        ExactCoder.Encode<float>(values, geometry);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var bytes = ExactCoder.Encode<float>(values, geometry);

        var perValue = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / values.Length;
        TestContext.Out.WriteLine($"{perValue:F1} bytes a value, encoded as {(double)bytes.Length / values.Length:F1}");
        Assert.That(perValue, Is.LessThan(60));
    }

    [Test]
    public void Decode_OfAMillionFloats_TakesTheirNumbersAndThem()
    {
        var values = TestFields.Smooth<float>(s_shape, 1);
        var geometry = SegmentGeometry.Of(new Box([0, 0, 0], s_shape));
        var bytes = ExactCoder.Encode<float>(values, geometry);
        ExactCoder.Decode<float>(bytes, geometry);
        var before = GC.GetAllocatedBytesForCurrentThread();

        ExactCoder.Decode<float>(bytes, geometry);

        var perValue = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / values.Length;
        TestContext.Out.WriteLine($"{perValue:F1} bytes a value");
        Assert.That(perValue, Is.LessThan(sizeof(long) + sizeof(float) + 1));
    }
}
