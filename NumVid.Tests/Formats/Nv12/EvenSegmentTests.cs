using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Segments;
using NumVid.Formats.Quality;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>Segments that are written at once are about as long as each other.</summary>
internal sealed class EvenSegmentTests
{
    // Frames of 55,296 values: 37 of them make a segment.
    [TestCase(60, new[] { 30, 30 })]
    [TestCase(37, new[] { 37 })]
    [TestCase(38, new[] { 19, 19 })]
    [TestCase(75, new[] { 25, 25, 25 })]
    [TestCase(112, new[] { 28, 28, 28, 28 })]
    [TestCase(113, new[] { 28, 28, 28, 29 })]
    [TestCase(0, new int[0])]
    public void Cut_OfASeries_IsEven(int frames, int[] lengths)
    {
        Assert.That(LengthsOf(frames, SegmentSize.Default, isEven: true), Is.EqualTo(lengths));
    }

    [Test]
    public void Cut_OfWhatIsAppended_FillsSegments() =>
        Assert.That(LengthsOf(60, SegmentSize.Default, isEven: false), Is.EqualTo(new[] { 37, 23 }));

    [TestCase("segment=8f", new[] { 8, 8, 4 })]
    [TestCase("segment=500000", new[] { 9, 9, 2 })]
    public void Cut_AsAUserAsks_IsAsAskedFor(string quality, int[] lengths)
    {
        var terms = QualitySpecification.Parse(quality).TermsFor("t");

        Assert.That(
            LengthsOf(20, SegmentSize.Of(terms, Segmentation.TargetValues), isEven: true), Is.EqualTo(lengths));
    }

    private static int[] LengthsOf(int frames, SegmentSize size, bool isEven)
    {
        var boxes = Segmentation.Cut(new Box([5, 0, 0], [frames, 192, 288]), new StreamLayout(3, 0), size, isEven)
            .ToArray();
        Assert.That(boxes.Select(box => box.Origin[0]), Is.EqualTo(boxes.Select(
            (_, i) => 5 + boxes.Take(i).Sum(box => box.Shape[0]))), "one after the other");
        return [.. boxes.Select(box => box.Shape[0])];
    }
}
