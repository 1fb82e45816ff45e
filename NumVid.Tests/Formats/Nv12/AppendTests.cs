using System;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>Values already stored never change, whatever is written beside or over them.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class AppendTests
{
    private static readonly int[] s_shape = [6, 20, 30];

    private TemporaryFolder _folder = null!;

    private string Path => _folder.File("field.nv12");

    [SetUp]
    public void CreateFile()
    {
        _folder = new TemporaryFolder();
        using var dataSet = new Nv12DataSet($"{Path}?openMode=create&quality=levelrange=1e-3");
        dataSet.AddVariable<float>(
            "t", TestFields.Shaped(TestFields.Smooth<float>(s_shape, 1), s_shape), "time", "y", "x");
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Append_KeepsStoredValuesAndTheBoundOfTheFirstCommit()
    {
        var before = Read();
        int[] added = [3, 20, 30];
        var values = TestFields.Smooth<float>(added, 2).Select(value => (value * 3) - 500).ToArray();
        double bound;
        using (var dataSet = new Nv12DataSet(Path))
        {
            bound = dataSet.Describe().Single().LargestBound!.Value;
            dataSet["t"].Append(TestFields.Shaped(values, added));
            Assert.That(dataSet.Describe().Single().LargestBound, Is.EqualTo(bound));
        }

        var after = Read();
        Assert.That(after[..before.Length], Is.EqualTo(before));
        Assert.That(Enumerable.Range(0, values.Length)
            .Max(i => Math.Abs((double)after[before.Length + i] - values[i])), Is.LessThanOrEqualTo(bound));
    }

    [Test]
    public void Append_OneStepAtATime_KeepsAllBits()
    {
        for (var step = 0; step < 5; step++)
        {
            var before = Read();
            using (var dataSet = new Nv12DataSet(Path))
            {
                dataSet["t"].Append(TestFields.Shaped(TestFields.Smooth<float>([20, 30], step), [20, 30]));
            }

            Assert.That(Read()[..before.Length], Is.EqualTo(before));
        }
    }

    [Test]
    public void PutData_OverAPart_IsTold()
    {
        using var dataSet = new Nv12DataSet($"{_folder.File("video.nv12")}?openMode=create&quality=abs=0.01,codec=hevc");
        dataSet.AddVariable<float>(
            "t", TestFields.Shaped(TestFields.Smooth<float>(s_shape, 1), s_shape), "time", "y", "x");
        dataSet["t"].PutData([0, 0, 0], new float[1, 1, 1]);

        Assert.That(dataSet.Describe().Single().Fallbacks.Single(), Does.Contain("written over in part"));
        Assert.That(dataSet.Warnings, Has.Count.EqualTo(1));
    }

    [Test]
    public void Growth_AlongEveryAxis_KeepsStoredBits()
    {
        var before = Read();
        using (var dataSet = new Nv12DataSet(Path))
        {
            dataSet["t"].PutData([6, 20, 30], TestFields.Shaped(TestFields.Smooth<float>([2, 3, 4], 3), [2, 3, 4]));
        }

        using var reopened = new Nv12DataSet($"{Path}?openMode=readOnly");
        Assert.That(reopened["t"].GetShape(), Is.EqualTo(new[] { 8, 23, 34 }));
        Assert.That(Flat(reopened["t"].GetData([0, 0, 0], s_shape)), Is.EqualTo(before));
        Assert.That(Flat(reopened["t"].GetData([6, 20, 30], [2, 3, 4])),
            Is.EqualTo(TestFields.Smooth<float>([2, 3, 4], 3)).Within(0.03f));
    }

    [Test]
    public void OtherVariables_AreCopiedByteForByte()
    {
        var before = Read();
        using (var dataSet = new Nv12DataSet(Path))
        {
            dataSet.AddVariable<double>(
                "u", TestFields.Shaped(TestFields.Smooth<double>([4, 9, 9], 4), [4, 9, 9]), "n", "p", "q");
            dataSet["t"].Metadata["units"] = "K";
        }

        Assert.That(Read(), Is.EqualTo(before));
    }

    private float[] Read()
    {
        using var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly");
        return Flat(dataSet["t"].GetData());
    }

    private static float[] Flat(Array data)
    {
        var values = new float[data.Length];
        Buffer.BlockCopy(data, 0, values, 0, Buffer.ByteLength(values));
        return values;
    }
}
