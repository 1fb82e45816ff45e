using System;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Commits;

/// <summary>How much is coded together where the user says it.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class SegmentLengthTests
{
    private static readonly int[] s_shape = [50, 20, 30];

    private TemporaryFolder _folder = null!;

    private string Path => _folder.File("field.nv12");

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("abs=0.01", 1, 30_000)]
    [TestCase("abs=0.01,segment=24f", 3, 24 * 600)]
    [TestCase("lossless,segment=24f", 3, 24 * 600)]
    [TestCase("preset=high,segment=7f", 8, 7 * 600)]
    [TestCase("abs=0.01,segment=2^12", 9, 6 * 600)]
    [TestCase("abs=0.01,codec=ffv1,segment=4200", 8, 7 * 600)]
    [TestCase("abs=0.01,segment=300", 100, 300)]
    [TestCase("abs=0.01,segment=1f", 50, 600)]
    public void Segment_DecidesHowMuchIsDecodedForOnePoint(string quality, int segments, int decoded)
    {
        var field = TestFields.Smooth<float>(s_shape, 3);
        Write(quality, field);
        using var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly");

        var cost = dataSet.GetReadCost("t", [5, 3, 2], [1, 1, 1]);

        Assert.That(dataSet.Describe().Single().SegmentCount, Is.EqualTo(segments));
        Assert.That(cost?.ValueCount, Is.EqualTo(decoded));
        Assert.That(
            dataSet["t"].GetData().Cast<float>().Zip(field).Max(pair => Math.Abs(pair.First - pair.Second)),
            Is.LessThanOrEqualTo(quality.StartsWith("preset", StringComparison.Ordinal) ? 10 : 0.01));
    }

    [Test]
    public void Segment_HoldsForWhatIsAppended()
    {
        Write("abs=0.01,segment=24f", TestFields.Smooth<float>(s_shape, 3));
        using (var dataSet = new Nv12DataSet(Path))
        {
            dataSet["t"].Append(TestFields.Shaped(TestFields.Smooth<float>(s_shape, 4), s_shape));
        }

        using var reopened = new Nv12DataSet($"{Path}?openMode=readOnly");
        Assert.That(reopened.Describe().Single().Quality, Does.EndWith("segment=24f"));
        Assert.That(reopened.GetReadCost("t", [60, 3, 2], [1, 1, 1])?.ValueCount, Is.LessThanOrEqualTo(24 * 600));
        Assert.That(reopened.GetReadCost("t", [0, 0, 0], [100, 20, 30])?.ValueCount, Is.EqualTo(60_000));
    }

    [TestCase("fast", "preset=superfast")]
    [TestCase("normal", "preset=medium")]
    [TestCase("best", "preset=slower|preset=medium")]
    public void Effort_IsX265sPreset(string effort, string preset)
    {
        Write($"range=1e-2,codec=hevc,effort={effort}", TestFields.Smooth<float>(s_shape, 3));
        using var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly");

        Assert.That(dataSet.Describe().Single().Encoder, Does.Match(preset), "best takes the smaller of both");
    }

    private void Write(string quality, float[] values)
    {
        using var dataSet = new Nv12DataSet($"{Path}?openMode=create&quality={quality}");
        dataSet.AddVariable<float>("t", TestFields.Shaped(values, s_shape), "time", "y", "x");
    }
}
