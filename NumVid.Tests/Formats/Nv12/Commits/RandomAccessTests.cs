using System;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Formats.Nv12.Archive;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Commits;

/// <summary>What is read and decoded for a part of a variable.</summary>
[TestFixture]
[NoLeakedHandles]
[NonParallelizable]
internal sealed class RandomAccessTests
{
    private const int Steps = 12;
    private const int Rows = 700;
    private const int Columns = 1500;

    private TemporaryFolder _folder = null!;
    private FakeCodec _codec = null!;
    private float[] _all = null!;

    private string Path => _folder.File("field.nv12");

    [OneTimeSetUp]
    public void WriteFile()
    {
        // Two steps of so many values make a segment.
        _folder = new TemporaryFolder();
        _codec = new FakeCodec();
        int[] shape = [Steps, Rows, Columns];
        using var dataSet = new Nv12DataSet($"{Path}?openMode=create&quality=abs=0.5,codec=hevc", _codec);
        dataSet.AddVariable<float>("t", TestFields.Shaped(TestFields.Smooth<float>(shape, 1), shape), "time", "y", "x");
        Assert.That(dataSet.Describe().Single().SegmentCount, Is.EqualTo(Steps));
        _all = Flat(dataSet["t"].GetData());
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase(new[] { 5, 0, 0 }, new[] { 1, 1, 1 }, new[] { 1, Rows, Columns }, 1)]
    [TestCase(new[] { 5, 10, 20 }, new[] { 1, 1, 1 }, new[] { 1, 1, 1 }, 1)]
    [TestCase(new[] { 3, 10, 20 }, new[] { 1, 1, 1 }, new[] { 3, 5, 7 }, 3)]
    [TestCase(new[] { 0, 10, 20 }, new[] { 4, 13, 100 }, new[] { 3, 9, 14 }, 3)]
    [TestCase(new[] { 1, 0, 0 }, new[] { 5, 1, 1 }, new[] { 2, 2, 2 }, 2)]
    [TestCase(new[] { 4, 0, 0 }, new[] { 1, 1, 1 }, new[] { 0, Rows, Columns }, 0)]
    public void Read_DecodesTheSegmentsThatAreAskedForAndReadsTheirBytesOnly(
        int[] origin, int[] stride, int[] count, int segments)
    {
        using var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly", _codec);
        _codec.Reset();
        var before = ZipReader.ReadByteCount;

        var data = dataSet["t"].GetData(origin, stride, count);

        var read = ZipReader.ReadByteCount - before;
        Assert.That(_codec.DecodeCount, Is.EqualTo(segments));
        Assert.That(read, Is.LessThanOrEqualTo(1.5 * segments * new FileInfo(Path).Length / Steps));
        Assert.That(Flat(data), Is.EqualTo(Expected(origin, stride, count)));
    }

    [Test]
    public void Read_StepByStep_DecodesEachSegmentOnce()
    {
        using var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly", _codec);
        _codec.Reset();
        for (var step = 0; step < Steps; step++)
        {
            dataSet["t"].GetData([step, 0, 0], [1, 10, 10]);
            dataSet["t"].GetData([step, 10, 0], [1, 10, 10]);
        }

        Assert.That(_codec.DecodeCount, Is.EqualTo(Steps));
    }

    private static float[] Flat(Array data) => [.. data.Cast<float>()];

    private float[] Expected(int[] origin, int[] stride, int[] count) =>
    [
        .. from t in Enumerable.Range(0, count[0])
           from y in Enumerable.Range(0, count[1])
           from x in Enumerable.Range(0, count[2])
           select _all[((((origin[0] + (t * stride[0])) * Rows) + origin[1] + (y * stride[1])) * Columns) + origin[2]
               + (x * stride[2])],
    ];
}
