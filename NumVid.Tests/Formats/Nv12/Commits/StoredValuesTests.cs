using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Commits;

/// <summary>Values that are stored never change, and new ones keep their bound, however the file was put
/// together.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class StoredValuesTests
{
    private const double Bound = 0.05;
    private const int Steps = 100;

    private TemporaryFolder _folder = null!;

    private string Path => _folder.File("field.nv12");

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("abs=0.05,codec=ffv1")]
    [TestCase("abs=0.05,codec=hevc")]
    [TestCase("lossless")]
    public void PutData_AHundredTimesAnywhere_ChangesNoOtherBit(string quality)
    {
        int[] extent = [6, 20, 30];
        Write(quality, TestFields.Smooth<float>(extent, 1), extent);
        var random = new Random(5);
        var expected = Read<float>();
        for (var round = 0; round < 100; round++)
        {
            int[] origin = [.. extent.Select(length => random.Next(length))];
            int[] shape = [.. extent.Zip(origin, (length, first) => random.Next(1, length - first + 1))];
            var values = TestFields.Smooth<float>(shape, round);
            using (var dataSet = new Nv12DataSet(Path))
            {
                dataSet["t"].PutData(origin, TestFields.Shaped(values, shape));
            }

            var actual = Read<float>();
            var put = PlacesOf(extent, origin, shape);
            var touched = put.ToHashSet();
            Assert.That(Enumerable.Range(0, actual.Length)
                .Where(i => !touched.Contains(i) && Bits(actual[i]) != Bits(expected[i])), Is.Empty, $"round {round}");
            Assert.That(put.Zip(values, (place, value) => Math.Abs((double)actual[place] - value))
                .Max(), Is.LessThanOrEqualTo(quality == "lossless" ? 0 : Bound));
            expected = actual;
        }
    }

    [Test]
    public void PutData_IntoAVideoSegment_ErrorsOfWhatStaysAreToldOn()
    {
        int[] extent = [6, 20, 30];
        var original = TestFields.Smooth<float>(extent, 1);
        Write("abs=0.05,codec=hevc", original, extent);
        int[] shape = [1, 2, 2];
        using (var dataSet = new Nv12DataSet(Path))
        {
            dataSet["t"].PutData([0, 0, 0], TestFields.Shaped(TestFields.Smooth<float>(shape, 2), shape));
        }

        var touched = PlacesOf(extent, [0, 0, 0], shape).ToHashSet();
        var actual = Read<float>();
        var worst = Enumerable.Range(0, actual.Length)
            .Where(i => !touched.Contains(i)).Max(i => Math.Abs((double)actual[i] - original[i]));
        using var reopened = new Nv12DataSet($"{Path}?openMode=readOnly");

        Assert.That(worst, Is.GreaterThan(0), "the field was kept exactly, and shows nothing");
        Assert.That(reopened.Describe().Single().MaxError, Is.GreaterThanOrEqualTo(worst));
    }

    [TestCase("abs=0.05", 60, 80)]
    [TestCase("abs=0.05", 6, 11)]
    [TestCase("abs=0.05,codec=ffv1", 33, 49)]
    [TestCase("lossless", 33, 49)]
    public void Append_HundredSteps_KeepsBitsAndBoundAndComesNearAFileWrittenAtOnce(
        string quality, int rows, int columns) =>
        AppendSteps(quality, rows, columns, TestFields.Smooth<float>([Steps, rows, columns], 4, noise: 0.4));

    [TestCase("nan")]
    [TestCase("zeros")]
    [TestCase("constant")]
    public void Append_HundredSteps_OfOddDoubles(string field) =>
        AppendSteps("abs=0.05", 12, 16, TestFields.Named<double>(field, [Steps, 12, 16], 4));

    private void AppendSteps<T>(string quality, int rows, int columns, T[] original)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        int[] whole = [Steps, rows, columns];
        int[] step = [1, rows, columns];
        var perStep = rows * columns;
        Write(quality, original[..perStep], step);
        var stored = Read<T>();
        using (var dataSet = new Nv12DataSet(Path))
        {
            for (var i = 1; i < Steps; i++)
            {
                dataSet["t"].Append(TestFields.Shaped(original[(i * perStep)..((i + 1) * perStep)], step));
                if (i % 10 == 0 || i == Steps - 1)
                {
                    var now = Read<T>();
                    Assert.That(now.AsSpan(0, stored.Length).SequenceCompareBits<T>(stored), $"step {i}");
                    stored = now;
                }
            }

            Assert.That(dataSet.Describe().Single().SegmentCount, Is.LessThan(12));
            Assert.That(dataSet.Describe().Single().Fallbacks, Is.Empty);
        }

        var bound = quality == "lossless" ? 0 : Bound;
        Assert.That(Enumerable.Range(0, original.Length)
            .Max(i => ErrorOf(original[i], stored[i])), Is.LessThanOrEqualTo(bound));
        Assert.That(Nv12Fixity.Check(Path).IsSound);
        var length = new FileInfo(Path).Length;
        Nv12Repacking.Run(Path);
        var repacked = new FileInfo(Path).Length;
        Write(quality, original, whole);
        TestContext.Out.WriteLine($"{quality} {rows} x {columns}: appended {length}, repacked {repacked}, at once "
            + $"{new FileInfo(Path).Length} bytes");
        Assert.That(repacked, Is.LessThan((1.6 * new FileInfo(Path).Length) + 8000));
    }

    private static double ErrorOf<T>(T expected, T actual)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        T.IsNaN(expected) ? T.IsNaN(actual) ? 0 : double.PositiveInfinity
            : Math.Abs(double.CreateTruncating(actual) - double.CreateTruncating(expected));

    private static int Bits(float value) => BitConverter.SingleToInt32Bits(value);

    private static List<int> PlacesOf(int[] extent, int[] origin, int[] shape)
    {
        var places = new List<int>();
        for (var t = 0; t < shape[0]; t++)
        {
            for (var y = 0; y < shape[1]; y++)
            {
                var row = ((((origin[0] + t) * extent[1]) + origin[1] + y) * extent[2]) + origin[2];
                places.AddRange(Enumerable.Range(row, shape[2]));
            }
        }

        return places;
    }

    private void Write<T>(string quality, T[] values, int[] shape)
    {
        using var dataSet = new Nv12DataSet($"{Path}?openMode=create&quality={quality}");
        dataSet.AddVariable<T>("t", TestFields.Shaped(values, shape), "time", "y", "x");
    }

    private T[] Read<T>()
        where T : unmanaged
    {
        using var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly");
        var data = dataSet["t"].GetData();
        var values = new T[data.Length];
        Buffer.BlockCopy(data, 0, values, 0, Buffer.ByteLength(values));
        return values;
    }
}
